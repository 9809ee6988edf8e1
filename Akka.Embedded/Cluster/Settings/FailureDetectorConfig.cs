namespace Akka.Cluster;

/// <summary><c>akka.cluster.failure-detector.*</c></summary>
internal static class FailureDetectorConfig
{
    private const string Section = "failure-detector.";
    private const double LargestThreshold = 100;

    public static FailureDetectorSettings Read(ClusterConfig config) => new()
    {
        IsDeadline = IsDeadline(config.Text(Section + "implementation-class")),
        HeartbeatInterval = config.Duration(Section + "heartbeat-interval"),
        AcceptableHeartbeatPause = config.Duration(Section + "acceptable-heartbeat-pause"),
        MinStdDeviation = config.Duration(Section + "min-std-deviation"),
        Threshold = config.Within(Section + "threshold", 1, LargestThreshold),
        MaxSampleSize = config.Positive(Section + "max-sample-size"),
        MonitoredByNrOfMembers = config.Positive(Section + "monitored-by-nr-of-members"),
    };

    private static bool IsDeadline(string detector) => detector.Split(',')[0] switch
    {
        "Akka.Remote.PhiAccrualFailureDetector" => false,
        "Akka.Remote.DeadlineFailureDetector" => true,
        _ => throw ClusterConfig.Bad(
            Section + "implementation-class", $"'{detector}' is none of PhiAccrualFailureDetector and DeadlineFailureDetector of Akka.Remote"),
    };
}
