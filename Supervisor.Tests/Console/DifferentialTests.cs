using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>Our client and the reference's say and return the same to the same daemon, but for <see cref="Transcript"/>.</summary>
[Trait("speed", "slow")]
public sealed class DifferentialTests
{
    [ReferenceFact]
    public async Task Questions_are_answered_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = Comparison.OfClients(daemon);
        foreach (var line in (string[])[.. CommandLines.Questions, .. CommandLines.Words]) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task What_cannot_be_done_is_refused_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = Comparison.OfClients(daemon);
        foreach (var line in CommandLines.Refusals) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Logs_are_shown_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = Comparison.OfClients(daemon);
        foreach (var line in (string[])[.. CommandLines.Logs, .. CommandLines.CutLogs, .. CommandLines.MainLogs]) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Processes_are_started_signalled_and_stopped_alike()
    {
        await using var one = await Programs.StartZoo();
        await using var other = await Programs.StartZoo();
        var comparison = Comparison.OfClients(one, other, ignoresOrder: true);
        await CommandScripts.ChangeProcesses(comparison, one, other);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Changes_of_the_configuration_are_applied_alike()
    {
        await using var one = await Programs.StartZoo();
        await using var other = await Programs.StartZoo();
        var comparison = Comparison.OfClients(one, other);
        await CommandScripts.ChangeConfiguration(comparison, one, other);
        comparison.ShowDifferences();
    }
}
