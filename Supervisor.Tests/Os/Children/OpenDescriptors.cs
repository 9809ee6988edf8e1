using System.Globalization;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

/// <summary>The descriptors of this process, and its limits.</summary>
internal static unsafe class OpenDescriptors
{
    public static HashSet<int> Numbers()
    {
        var listed = Directory.GetFileSystemEntries("/proc/self/fd").Select(Path.GetFileName).Select(n => int.Parse(n!, CultureInfo.InvariantCulture));
        // The one that the listing itself needed is gone by now.
        return [.. listed.Where(fd => Libc.fcntl(fd, Libc.F_GETFD, 0) >= 0)];
    }

    /// <summary>How many of them are pipes: files the runtime opens as it needs its assemblies.</summary>
    public static int Pipes()
    {
        var self = new ProcessFacts("self");
        return Numbers().Count(fd => self.Descriptor(fd)?.StartsWith("pipe:", StringComparison.Ordinal) == true);
    }

    /// <summary>The kernel's line about how many there may be.</summary>
    public static string Limits() =>
        File.ReadLines("/proc/self/limits").First(l => l.StartsWith("Max open files", StringComparison.Ordinal));

    /// <summary>Sets the soft limit.</summary>
    public static void Limit(ulong soft, int resource = Libc.RLIMIT_NOFILE)
    {
        Libc.ResourceLimit limit;
        Assert.Equal(0, Libc.prlimit(0, resource, null, &limit));
        limit.Soft = Math.Min(soft, limit.Hard);
        Assert.Equal(0, Libc.prlimit(0, resource, &limit, null));
    }
}
