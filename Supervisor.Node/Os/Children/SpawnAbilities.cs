using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>What posix_spawn can do in the child. Where it cannot, the spawner thread does it before (old glibc, musl).</summary>
internal sealed record SpawnAbilities(bool ChangesDirectory, bool ClosesDescriptors)
{
    /// <summary>Of this machine's C library: glibc has the first since 2.29 and the second since 2.34, musl the first only.</summary>
    internal static SpawnAbilities Here { get; } =
        new(SpawnCalls.Has("posix_spawn_file_actions_addchdir_np"), SpawnCalls.Has("posix_spawn_file_actions_addclosefrom_np"));
}
