using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Our daemon answers XML-RPC calls as the reference does, body for body.</summary>
[Trait("speed", "slow")]
public sealed class RpcTests
{
    [ReferenceFact]
    public Task Questions_are_answered_alike() => AllSame(RpcCases.Questions);

    [ReferenceFact]
    public Task What_cannot_be_done_is_refused_alike() => AllSame(RpcCases.Refusals);

    [ReferenceFact]
    public async Task Processes_are_started_and_stopped_alike()
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = new RpcComparison(daemons);
        foreach (var (method, parameters) in RpcCases.Changes)
        {
            await comparison.Same(method, parameters);
            await daemons.Both(Programs.UntilAtRest);
            await comparison.Same("supervisor.getAllProcessInfo", "");
        }

        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public Task Wrong_numbers_of_arguments_are_refused_alike() => AllSame(RpcCases.WrongCounts);

    [ReferenceFact]
    public Task Wrong_types_of_arguments_are_refused() => AllSame(RpcCases.WrongTypes, ignoresTypes: true);

    [ReferenceFact]
    public async Task Multicalls_are_answered_alike()
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = new RpcComparison(daemons) { IgnoresTypes = true };
        foreach (var calls in RpcCases.Multicalls) await comparison.Same("system.multicall", $"<param><value>{calls}</value></param>");
        await comparison.Same("system.multicall", "");
        foreach (var value in RpcCases.Values.Where(value => value != RpcCases.NoText)) await comparison.Same("system.multicall", $"<param><value>{value}</value></param>");
        comparison.ShowDifferences();
    }

    private static async Task AllSame(IEnumerable<(string Method, string Parameters)> calls, bool ignoresTypes = false)
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = new RpcComparison(daemons) { IgnoresTypes = ignoresTypes };
        foreach (var (method, parameters) in calls)
        {
            await comparison.Same(method, parameters);
            if (method.Contains(".start", StringComparison.Ordinal)) await daemons.Both(Programs.UntilAtRest);
        }

        comparison.ShowDifferences();
    }
}
