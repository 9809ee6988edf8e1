using System.Diagnostics.CodeAnalysis;
using Akka.Cluster.Hosting.SBR;
using Akka.Remote.Hosting;

namespace Akka.Cluster.Hosting;

[SuppressMessage("Performance", "CA1819", Justification = "Akka.NET's API.")]
public sealed class ClusterOptions
{
    public string[]? Roles { get; set; }

    public string[]? SeedNodes { get; set; }

    public int? MinimumNumberOfMembers { get; set; }

    [SuppressMessage("Usage", "CA2227", Justification = "Akka.NET's API.")]
    public Dictionary<string, int>? MinimumNumberOfMembersPerRole { get; set; }

    public bool? LogInfo { get; set; }

    public bool? LogInfoVerbose { get; set; }

    public SplitBrainResolverOption? SplitBrainResolver { get; set; }

    public PhiAccrualFailureDetectorOptions? FailureDetector { get; set; }
}
