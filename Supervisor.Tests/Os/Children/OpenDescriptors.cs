using System.Globalization;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Tests.Os.Children;

/// <summary>The descriptors of this process, and its limits.</summary>
internal static unsafe class OpenDescriptors
{
    public static HashSet<int> Numbers()
    {
        var listed = Directory.GetFileSystemEntries("/proc/self/fd").Select(e => int.Parse(Path.GetFileName(e), CultureInfo.InvariantCulture));
        // The one that the listing itself needed is gone by now.
        return [.. listed.Where(fd => Libc.fcntl(fd, Libc.F_GETFD, 0) >= 0)];
    }

    /// <summary>Sets the soft limit.</summary>
    public static void Limit(ulong soft, int resource = Libc.RLIMIT_NOFILE)
    {
        Libc.ResourceLimit limit;
        Assert.Equal(0, Libc.prlimit(0, resource, null, &limit));
        limit.Soft = Math.Min(soft, limit.Hard);
        Assert.Equal(0, Libc.prlimit(0, resource, &limit, null));
    }
}
