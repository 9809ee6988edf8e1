using System.Collections.Immutable;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>How far an action has come: for each call its outcomes, null while it is under way.</summary>
internal sealed record FleetReport(IReadOnlyList<FleetCall> Calls)
{
    private ImmutableDictionary<int, IReadOnlyList<FleetOutcome>> ByCall { get; init; } =
        ImmutableDictionary<int, IReadOnlyList<FleetOutcome>>.Empty;

    public bool IsComplete => ByCall.Count == Calls.Count;

    /// <summary>Everything that was asked for.</summary>
    public int Targets => Calls.Sum(call => call.Targets.Count);

    /// <summary>In the order of the calls, however they ended.</summary>
    public IReadOnlyList<FleetOutcome> Outcomes =>
        [.. ByCall.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)];

    public IReadOnlyList<FleetRow> UnderWay =>
        [.. Enumerable.Range(0, Calls.Count).Where(i => !ByCall.ContainsKey(i)).SelectMany(i => Calls[i].Targets)];

    public FleetReport With(int call, IReadOnlyList<FleetOutcome> outcomes) => this with { ByCall = ByCall.SetItem(call, outcomes) };
}
