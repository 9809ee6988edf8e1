using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>
/// Our daemon answers each client as the reference's does: output and exit status. (What our client does otherwise than the
/// reference's shows in <see cref="DifferentialTests"/>.)
/// </summary>
[Trait("speed", "slow")]
public abstract class CommandTests
{
    private readonly string _client;

    private protected CommandTests(string client) => _client = client;

    [ReferenceFact]
    public Task Questions_are_answered_alike() => AllSame(CommandLines.Questions);

    [ReferenceFact]
    public Task What_cannot_be_done_is_refused_alike() => AllSame(CommandLines.Refusals);

    [ReferenceFact]
    public Task Logs_are_shown_alike() => AllSame(CommandLines.Logs);

    [ReferenceFact]
    public async Task Processes_are_started_signalled_and_stopped_alike()
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = daemons.Through(_client);
        await CommandScripts.ChangeProcesses(comparison, daemons.Stock, daemons.Ours);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Changes_of_the_configuration_are_applied_alike()
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = daemons.Through(_client);
        await CommandScripts.ChangeConfiguration(comparison, daemons.Stock, daemons.Ours);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task A_reload_starts_anew()
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = daemons.Through(_client);
        foreach (var line in (string[])["stop cat", "start idle", "remove missing", "reload"]) await comparison.Same(line);
        await daemons.Both(daemon => daemon.Until(() => Count(daemon.Log, "gave up: broken") == 2, "a second start"));
        await daemons.Both(Programs.UntilAtRest);
        await comparison.Same("status");
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task A_shutdown_refuses_everything_else_until_the_last_process_has_stopped()
    {
        await using var daemons = await DaemonPair.Start(Holdout);
        await daemons.Both(daemon => daemon.Until(() => File.Exists(daemon.Directory.File("deaf")), "deaf"));
        var comparison = daemons.Through(_client);
        string[] lines =
        [
            "shutdown", "shutdown", "status", "start cat", "stop all", "restart cat", "signal HUP cat", "clear cat", "reload", "reread",
            "update", "avail", "add cat", "remove cat", "tail cat", "maintail -x", "pid", "pid cat", "version", "fg cat",
        ];
        foreach (var line in lines) await comparison.Same(line);
        await daemons.Both(async daemon =>
        {
            daemon.Directory.Write("go", "");
            Assert.Equal(0, await daemon.UntilExit());
        });
        await comparison.Same("status");
        comparison.ShowDifferences();
    }

    /// <summary>It stays until a file appears.</summary>
    private static string Holdout(TempDir directory) => $"""
        [program:cat]
        command=/bin/cat
        priority=1

        [program:holdout]
        command=/bin/sh -c "trap '' TERM; touch deaf; until [ -e go ]; do sleep 0.1; done"
        directory={directory}
        stopwaitsecs=60
        """;

    private async Task AllSame(string[] lines)
    {
        await using var daemons = await DaemonPair.StartZoo();
        var comparison = daemons.Through(_client);
        foreach (var line in lines)
        {
            await comparison.Same(line);
            await daemons.Both(Programs.UntilAtRest);
        }

        comparison.ShowDifferences();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

/// <summary>Through the reference's client.</summary>
public sealed class ReferenceClientCommandTests() : CommandTests(Reference.Client);

/// <summary>Through ours.</summary>
public sealed class OurClientCommandTests() : CommandTests(Client.OursPath);
