using System.Globalization;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// Descriptors 0, 1 and 2. Who is started with one of them closed would find its own files there, and later the output of
/// a stray <c>printf</c> in them.
/// </summary>
internal static class StandardDescriptors
{
    private const int Count = 3;
    private const string Null = "/dev/null";

    /// <summary>
    /// Early in Main. The runtime has opened its own files before it: where one of those sits at 0, 1 or 2 (what is inherited
    /// is never closed on exec, what the runtime opens always is), the program is started once more in the same process
    /// with /dev/null there.
    /// </summary>
    internal static void Ensure()
    {
        var missing = Enumerable.Range(0, Count).Where(fd => Libc.fcntl(fd, Libc.F_GETFD, 0) != 0).ToArray();
        if (missing.Length == 0) return;
        Array.ForEach(missing, ToNull);
        var error = OwnProgram.Replace();
        Environment.FailFast(error.Message);
    }

    /// <summary>
    /// The copies of 0, 1 and 2 that the runtime made for itself before Main. To be asked for before anything else is
    /// opened: a log at /dev/stdout is the same file, and not a copy.
    /// </summary>
    internal static IReadOnlyList<int> Copies()
    {
        var standard = Enumerable.Range(0, Count).Select(Target).ToHashSet();
        return [.. Open().Where(fd => fd >= Count && Libc.fcntl(fd, Libc.F_GETFD, 0) == Libc.FD_CLOEXEC && standard.Contains(Target(fd)))];
    }

    /// <summary>Lets go of what stands behind 0, 1 and 2, and behind their copies.</summary>
    internal static void ToNull(IReadOnlyList<int> copies)
    {
        for (var fd = 0; fd < Count; fd++) ToNull(fd);
        foreach (var fd in copies) ToNull(fd);
    }

    private static void ToNull(int fd)
    {
        var source = Libc.open(Null, Libc.O_RDWR | Libc.O_CLOEXEC, 0);
        if (source < 0) throw OsError.Last("open");
        if (source == fd)
        {
            _ = Libc.fcntl(fd, Libc.F_SETFD, 0);
            return;
        }

        if (Libc.dup3(source, fd, fd < Count ? 0 : Libc.O_CLOEXEC) < 0) throw OsError.Last("dup3");
        _ = Libc.close(source);
    }

    private static IEnumerable<int> Open() => Directory.GetFileSystemEntries("/proc/self/fd")
        .Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));

    private static string? Target(int fd) => new FileInfo($"/proc/self/fd/{fd}").LinkTarget;
}
