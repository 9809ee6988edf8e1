using Supervisor.Actors.History;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// What the kernel counted of a dead child. A child shares our memory until it executes its program, and what we had at most is
/// counted as if it had been its own: less cannot be told from that.
/// </summary>
internal static unsafe class Usage
{
    // The kernel's counters of memory are exact but for a few pages for each processor.
    private const long Slack = 1024;

    /// <summary>What we have had at most so far, in KiB.</summary>
    internal static long OwnPeak()
    {
        Libc.ResourceUsage usage = default;
        return Libc.getrusage(Libc.RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
    }

    /// <param name="usage">As the kernel has it.</param>
    /// <param name="least">What it has at least, in KiB.</param>
    internal static ChildUsage Of(in Libc.ResourceUsage usage, long least) => new(
        usage.ru_maxrss * 1024,
        usage.ru_maxrss <= least + Slack,
        TimeSpan.FromSeconds(usage.ru_utime_sec + usage.ru_stime_sec) + TimeSpan.FromMicroseconds(usage.ru_utime_usec + usage.ru_stime_usec));
}
