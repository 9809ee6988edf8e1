using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The attributes and file actions of a spawn: a process group of the child's own (not a session), every signal at its default
/// and none blocked (the runtime ignores SIGPIPE, a child must not), descriptors 0, 1 and 2 and no other.
/// </summary>
internal sealed unsafe class SpawnSetup : IDisposable
{
    // The structures are the C library's business; none is larger (a test asks the compiler).
    internal const int OpaqueSize = 512;

    private const int SignalBytes = 8, FirstExtra = 3;
    private const short Flags = Libc.POSIX_SPAWN_SETPGROUP | Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK;

    private int _errno;

    internal SpawnSetup()
    {
        Attributes = (byte*)NativeMemory.AllocZeroed(2 * OpaqueSize);
        Actions = Attributes + OpaqueSize;
        Check(Libc.posix_spawnattr_init(Attributes));
        Check(Libc.posix_spawn_file_actions_init(Actions));
    }

    internal byte* Attributes { get; }

    internal byte* Actions { get; }

    /// <summary>Throws <see cref="OsError"/>.</summary>
    internal void Prepare((int Stdin, int Stdout, int Stderr) ends, byte* directory, bool resetIds, bool closeOthers)
    {
        var all = stackalloc byte[OpaqueSize];
        new Span<byte>(all, SignalBytes).Fill(0xFF);
        Check(Libc.posix_spawnattr_setsigdefault(Attributes, all));
        Check(Libc.posix_spawnattr_setflags(Attributes, resetIds ? (short)(Flags | Libc.POSIX_SPAWN_RESETIDS) : Flags));
        Check(Libc.posix_spawn_file_actions_adddup2(Actions, ends.Stdin, 0));
        Check(Libc.posix_spawn_file_actions_adddup2(Actions, ends.Stdout, 1));
        Check(Libc.posix_spawn_file_actions_adddup2(Actions, ends.Stderr, 2));
        if (directory != null) Check(Libc.posix_spawn_file_actions_addchdir_np(Actions, directory));
        if (closeOthers) Check(Libc.posix_spawn_file_actions_addclosefrom_np(Actions, FirstExtra));
        if (_errno != 0) throw new OsError("posix_spawn", _errno);
    }

    public void Dispose()
    {
        _ = Libc.posix_spawn_file_actions_destroy(Actions);
        _ = Libc.posix_spawnattr_destroy(Attributes);
        NativeMemory.Free(Attributes);
    }

    private void Check(int errno)
    {
        if (_errno == 0) _errno = errno;
    }
}
