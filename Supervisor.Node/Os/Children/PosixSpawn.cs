using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The call that makes a child: in a process group of its own (not a session), every signal at its default and none blocked
/// (the runtime ignores SIGPIPE, a child must not), with descriptors 0, 1 and 2 and no other.
/// </summary>
internal static unsafe class PosixSpawn
{
    // The structures are the C library's business; none is larger (a test asks the compiler).
    internal const int OpaqueSize = 512;

    private const int SignalBytes = 8, FirstExtra = 3;
    private const short Flags = Libc.POSIX_SPAWN_SETPGROUP | Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK;

    private static readonly bool CanCloseFrom = Has("posix_spawn_file_actions_addclosefrom_np");

    /// <summary>
    /// Returns an errno. If <paramref name="resetIds"/>, the child's effective user and group are the calling thread's real ones.
    /// </summary>
    internal static int Run(SpawnOrder order, SpawnDescriptors descriptors, bool resetIds, out int pid)
    {
        if (!CanCloseFrom) CloseAllOnExec();
        var attributes = stackalloc byte[OpaqueSize];
        var actions = stackalloc byte[OpaqueSize];
        var made = 0;
        var errno = Libc.posix_spawnattr_init(attributes);
        if (errno == 0) errno = Libc.posix_spawn_file_actions_init(actions);
        if (errno == 0) errno = Prepare(attributes, resetIds);
        if (errno == 0) errno = Prepare(actions, descriptors);
        using var limits = ChildLimits.Lower();
        if (errno == 0) errno = Libc.posix_spawn(&made, order.Path, actions, attributes, order.Arguments, order.Environment);
        _ = Libc.posix_spawn_file_actions_destroy(actions);
        _ = Libc.posix_spawnattr_destroy(attributes);
        pid = made;
        return errno;
    }

    private static int Prepare(byte* attributes, bool resetIds)
    {
        var all = stackalloc byte[OpaqueSize];
        new Span<byte>(all, SignalBytes).Fill(0xFF);
        var errno = Libc.posix_spawnattr_setsigdefault(attributes, all);
        return errno != 0 ? errno : Libc.posix_spawnattr_setflags(attributes, resetIds ? (short)(Flags | Libc.POSIX_SPAWN_RESETIDS) : Flags);
    }

    private static int Prepare(byte* actions, SpawnDescriptors descriptors)
    {
        var errno = Libc.posix_spawn_file_actions_adddup2(actions, descriptors.Stdin, 0);
        if (errno == 0) errno = Libc.posix_spawn_file_actions_adddup2(actions, descriptors.Stdout, 1);
        if (errno == 0) errno = Libc.posix_spawn_file_actions_adddup2(actions, descriptors.Stderr, 2);
        if (errno == 0 && descriptors.Directory is { } directory) errno = Libc.posix_spawn_file_actions_addfchdir_np(actions, directory);
        if (errno == 0 && CanCloseFrom) errno = Libc.posix_spawn_file_actions_addclosefrom_np(actions, FirstExtra);
        return errno;
    }

    // What we open is closed on exec anyway; what was left open by who started us is not.
    private static void CloseAllOnExec()
    {
        if (Libc.syscall(Libc.SYS_close_range, FirstExtra, int.MaxValue, Libc.CLOSE_RANGE_CLOEXEC) == 0) return;
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture);
            if (number >= FirstExtra) _ = Libc.fcntl(number, Libc.F_SETFD, Libc.FD_CLOEXEC);
        }
    }

    private static bool Has(string function) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out _);
}
