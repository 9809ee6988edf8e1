using System.Globalization;
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

    // Whoever started us is counted in what we had, by the same rule.
    private static readonly long FromOurStarter = Counted() is var counted && counted > InOurMemory() ? counted : 0;

    // It only grows: what was known once is enough for who had no more than that.
    private static long _ownPeak;

    /// <summary>To be called when the child is dead: nothing is to be asked while others wait to be started.</summary>
    internal static ChildUsage Of(in Libc.ResourceUsage usage) => new(
        usage.ru_maxrss * 1024,
        IsNotTold(usage.ru_maxrss - Slack),
        TimeSpan.FromSeconds(usage.ru_utime_sec + usage.ru_stime_sec) + TimeSpan.FromMicroseconds(usage.ru_utime_usec + usage.ru_stime_usec));

    private static bool IsNotTold(long peak)
    {
        if (peak <= Volatile.Read(ref _ownPeak)) return true;
        if (OwnPeak() is not { } known) return true;
        Volatile.Write(ref _ownPeak, known);
        return peak <= known;
    }

    /// <summary>What we have had at most so far, in KiB; null when the kernel does not say.</summary>
    private static long? OwnPeak() => Counted() is var counted && counted > FromOurStarter ? counted : InOurMemory();

    private static long Counted()
    {
        Libc.ResourceUsage usage = default;
        return Libc.getrusage(Libc.RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
    }

    // proc_pid_status(5): VmHWM is of this memory alone, but costs more to ask for.
    private static long? InOurMemory() => ProcFiles.Status(Environment.ProcessId, "VmHWM") is { } peak
        ? long.Parse(peak.AsSpan(0, peak.Length - " kB".Length), CultureInfo.InvariantCulture)
        : null;
}
