using System.Runtime.InteropServices;

namespace Supervisor.Bench.Children;

/// <summary>One record of child.c, as it lies in the FIFO.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Report
{
    public int Slot { get; init; }

    public int Pid { get; init; }

    public ReportKind Kind { get; init; }

    private int Unused { get; init; }

    /// <summary>Of CLOCK_MONOTONIC, read by the child itself.</summary>
    public long Nanoseconds { get; init; }

    public long Bytes { get; init; }
}
