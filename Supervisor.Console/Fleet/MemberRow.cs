using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Fleet;

/// <summary>One node as the cluster counts it.</summary>
internal sealed record MemberRow(string Name, string Address, string Status, IReadOnlyList<string> Roles)
{
    /// <summary>The end of the address, behind protocol and system.</summary>
    public string HostAndPort => Address[(Address.LastIndexOf('@') + 1)..];

    public bool IsReachable { get; init; } = true;

    /// <summary>The node that answers.</summary>
    public bool IsSelf { get; init; }

    public bool IsLeader { get; init; }
    public bool IsOldest { get; init; }

    /// <summary>Its processes have been told.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Seconds since it was last heard.</summary>
    public double Age { get; init; }

    public long Processes { get; init; }
    public string Version { get; init; } = "";

    /// <summary>What its daemon is about: RUNNING, SHUTDOWN.</summary>
    public string Mood { get; init; } = "";

    public RpcValue? Source { get; init; }

    public static MemberRow From(RpcValue info) => new(
        info["name"].AsText(), info["address"].AsText(), info["status"].AsText(),
        [.. info["roles"].AsList().Select(role => role.AsText())])
    {
        IsReachable = info["reachable"].AsTruth(),
        IsSelf = info["self"].AsTruth(),
        IsLeader = info.Find("leader")?.AsTruth() ?? false,
        IsOldest = info.Find("oldest")?.AsTruth() ?? false,
        IsKnown = info.Find("known")?.AsTruth() ?? true,
        Age = info.Find("age")?.AsReal() ?? 0,
        Processes = info.Find("processes")?.AsNumber() ?? 0,
        Version = info.Find("version")?.AsText() ?? "",
        Mood = info.Find("statename")?.AsText() ?? "",
        Source = info,
    };
}
