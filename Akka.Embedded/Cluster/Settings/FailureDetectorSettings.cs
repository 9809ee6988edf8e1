namespace Akka.Cluster;

/// <summary>
/// <c>akka.cluster.failure-detector.*</c>. The defaults are quicker than Akka.NET's: a dead host is shown within three seconds.
/// </summary>
internal sealed record FailureDetectorSettings
{
    public static FailureDetectorSettings Default { get; } = new();

    /// <summary><c>implementation-class</c>: phi-accrual, or a plain deadline.</summary>
    public bool IsDeadline { get; init; }

    /// <summary><c>heartbeat-interval</c></summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary><c>acceptable-heartbeat-pause</c>: added to what was usual so far.</summary>
    public TimeSpan AcceptableHeartbeatPause { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary><c>min-std-deviation</c>: below this, regularity is luck.</summary>
    public TimeSpan MinStdDeviation { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary><c>threshold</c>: 8 is one mistake in a hundred million heartbeats, if they were distributed as assumed.</summary>
    public double Threshold { get; init; } = 8;

    /// <summary><c>max-sample-size</c>: how many heartbeats the averages remember.</summary>
    public int MaxSampleSize { get; init; } = 200;

    /// <summary><c>monitored-by-nr-of-members</c></summary>
    public int MonitoredByNrOfMembers { get; init; } = 5;
}
