using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Fleet;

/// <summary>One process on one node, as <c>cluster.getAllProcessInfo</c> shows it.</summary>
internal sealed record FleetRow(string Node, string Group, string Name, int State, string StateName, string Description)
{
    public long Pid { get; init; }

    /// <summary>Unix seconds by the clock of its node: when its child began.</summary>
    public long Start { get; init; }

    /// <summary>Unix seconds by the clock of its node: when the row was made.</summary>
    public long Now { get; init; }

    /// <summary>How many children it has had.</summary>
    public long Spawns { get; init; }

    /// <summary>False: this is what its node said last, <see cref="Age"/> seconds ago.</summary>
    public bool IsReachable { get; init; } = true;

    public double Age { get; init; }

    /// <summary>What the server said, in full.</summary>
    public RpcValue? Source { get; init; }

    /// <summary>As on its own node.</summary>
    public string ShortName => Namespec.Join(Group, Name);

    /// <summary>Means this process alone wherever a selector is taken.</summary>
    public string FullName => $"{Node}:{Group}:{Name}";

    /// <summary>STOPPED, EXITED, FATAL or UNKNOWN.</summary>
    public bool IsDown => State is 0 or 100 or 200 or 1000;

    public static FleetRow From(RpcValue info) => new(
        info["node"].AsText(), info["group"].AsText(), info["name"].AsText(), (int)info["state"].AsNumber(),
        info["statename"].AsText(), info["description"].AsText())
    {
        Pid = info["pid"].AsNumber(),
        Start = info.Find("start")?.AsNumber() ?? 0,
        Now = info.Find("now")?.AsNumber() ?? 0,
        Spawns = info.Find("spawns")?.AsNumber() ?? 0,
        IsReachable = info.Find("reachable")?.AsTruth() ?? true,
        Age = info.Find("age")?.AsReal() ?? 0,
        Source = info,
    };
}
