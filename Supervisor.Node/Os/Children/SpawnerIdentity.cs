using System.Runtime.CompilerServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>What the spawner thread is when it does not pretend to be somebody else.</summary>
internal sealed class SpawnerIdentity
{
    /// <summary>To be made on the spawner thread.</summary>
    internal SpawnerIdentity()
    {
        RuntimeHelpers.RunClassConstructor(typeof(SpawnCalls).TypeHandle);
        HasOwnUmask = Libc.unshare(Libc.CLONE_FS) == 0;
        Ids = ThreadIds.OfThisThread();
    }

    internal ThreadIds Ids { get; }

    /// <summary>
    /// Umask and working directory are the thread's alone. Where a container forbids that, a child's umask is the daemon's for
    /// the moment of its spawn.
    /// </summary>
    internal bool HasOwnUmask { get; }

    /// <summary>False when the thread could not be put back as it was: nothing more may be done on it.</summary>
    internal bool IsIntact { get; set; } = true;
}
