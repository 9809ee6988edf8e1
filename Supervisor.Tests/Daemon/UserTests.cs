using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary><c>user=</c> of the daemon itself, as root.</summary>
[Trait("speed", "slow")]
public class UserTests
{
    private const string Lines = """
        user=nobody
        [program:who]
        command=/bin/sh -c "id; touch DIR/made; stat -c '%%U %%a' DIR/made DIR/supervisord.log DIR/supervisord.pid DIR/supervisor.sock; echo end"
        startsecs=0
        autorestart=false
        stdout_logfile=DIR/who
        """;

    [RootFact]
    public async Task The_daemon_and_its_children_are_that_user_and_nobody_else()
    {
        using var copy = new WorldReadableProgram();
        await using var daemon = await Start(copy.Program);
        var facts = new ProcessFacts(daemon.Pid!.Value);

        Assert.Equal(new CommandResult(0, "", ""), daemon.Command);
        Assert.All(facts.Users, id => Assert.Equal("65534", id));
        Assert.Equal(facts.OtherGroups, facts.Groups.Distinct());
        Assert.Equal("0000000000000000", facts.Capabilities);
        Assert.Contains("INFO Set uid to user 65534 succeeded", daemon.LogLines);
        Assert.Contains("nobody 700", await Report(daemon), StringComparison.Ordinal);
    }

    [RootFact]
    public async Task A_daemon_that_may_not_become_that_user_says_so_and_ends()
    {
        await using var daemon = await DaemonizedProgram.Start(
            DaemonProgram.Ours, "user=nobody", ["/usr/bin/setpriv", "--bounding-set=-setgid"]);

        Assert.Equal(2, daemon.Command.ExitCode);
        Assert.Equal("Error: Could not set groups of effective user\nFor help, use PROGRAM -h\n", daemon.Anonymous(daemon.Command.Error));
        Assert.Null(daemon.Pid);
    }

    [RootReferenceFact]
    public async Task The_reference_becomes_the_same()
    {
        using var copy = new WorldReadableProgram();
        await using var stock = await Start(DaemonProgram.Stock);
        await using var ours = await Start(copy.Program);
        await stock.UntilLogged("started with pid");

        Assert.Equal(await Report(stock), await Report(ours));
        Assert.Equal(stock.LogLines[..6], ours.LogLines[..6]);
    }

    private static Task<DaemonizedProgram> Start(DaemonProgram program) => DaemonizedProgram.Start(
        program, Lines, prepare: d => CommandRunner.Run("/usr/bin/chown", "nobody", d.Path));

    private static async Task<string> Report(DaemonizedProgram daemon)
    {
        var path = daemon.Directory.File("who");
        await Eventually.True(() => File.Exists(path) && File.ReadAllText(path).Contains("end\n", StringComparison.Ordinal));
        return await File.ReadAllTextAsync(path);
    }
}
