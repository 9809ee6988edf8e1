using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>A daemon that does not come up says so where its user looks, and leaves nothing running.</summary>
[Trait("speed", "slow")]
public class FailedStartTests
{
    // Root that meets closed doors like anyone else.
    private static readonly string[] WithoutPower = ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"];

    [Fact]
    public async Task A_bad_configuration_is_said_once()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours, "loglevel=loud");

        AssertFailed(daemon, 2, "Error: bad logging level name 'loud'\nFor help, use PROGRAM -h\n");
    }

    [Fact]
    public async Task A_log_that_cannot_be_opened_is_said()
    {
        await using var daemon = await DaemonizedProgram.Start(
            DaemonProgram.Ours, prepare: d => System.IO.Directory.CreateDirectory(d.File("supervisord.log")));

        AssertFailed(daemon, 2, "Error: could not open the log file DIR/supervisord.log: Is a directory\nFor help, use PROGRAM -h\n");
    }

    [Fact]
    public async Task Limits_that_nobody_can_have_are_refused()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours, "minfds=2000000000");

        AssertFailed(daemon, 2, "Error: The minimum number of file descriptors required to run this process is 2000000000 as per");
    }

    [Fact]
    public async Task A_pid_file_that_cannot_be_written_does_not_stop_the_start()
    {
        await using var daemon = await DaemonizedProgram.Start(
            DaemonProgram.Ours, prepare: d => System.IO.Directory.CreateDirectory(d.File("supervisord.pid")));

        Assert.Equal(new CommandResult(0, "", ""), daemon.Command);
        Assert.NotNull(daemon.Pid);
        Assert.Contains("CRIT could not write pidfile DIR/supervisord.pid", daemon.LogLines);
    }

    [ReferenceTheory]
    [InlineData("")]
    [InlineData("loglevel=loud")]
    [InlineData("user=nobody-at-all")]
    [InlineData("directory=/nonexistent")]
    [InlineData("[inet_http_server]\nport=127.0.0.1:PORT")]
    public async Task The_reference_says_the_same(string lines)
    {
        using var taken = new TakenPort();
        lines = lines.Replace("PORT", taken.Number, StringComparison.Ordinal);
        await using var stock = await DaemonizedProgram.Start(DaemonProgram.Stock, lines);
        await using var ours = await DaemonizedProgram.Start(DaemonProgram.Ours, lines);

        Assert.Equal(stock.Command.ExitCode, ours.Command.ExitCode);
        Assert.Equal(FirstLines(stock), FirstLines(ours));
        Assert.Equal(stock.Pid is null, ours.Pid is null);
    }

    [RootFact]
    public async Task A_directory_that_may_not_be_entered_is_said_and_passed_over()
    {
        await using var daemon = await DaemonizedProgram.Start(DaemonProgram.Ours, "directory=DIR/closed", WithoutPower, Close);

        Assert.Equal(new CommandResult(0, "", ""), daemon.Command);
        Assert.Contains("CRIT can't chdir into 'DIR/closed': [Errno 13] Permission denied: 'DIR/closed'", daemon.LogLines);
        Assert.Equal(daemon.Directory.Path, new ProcessFacts(daemon.Pid!.Value).Directory);
    }

    private static void Close(TempDir directory) => System.IO.Directory.CreateDirectory(directory.File("closed"), UnixFileMode.None);

    private static void AssertFailed(DaemonizedProgram daemon, int exitCode, string error)
    {
        Assert.Equal((exitCode, ""), (daemon.Command.ExitCode, daemon.Command.Output));
        Assert.StartsWith(error, daemon.Anonymous(daemon.Command.Error), StringComparison.Ordinal);
        Assert.Null(daemon.Pid);
        Assert.Equal("", daemon.PidFile);
    }

    // Ours goes on with every problem and its place.
    private static string FirstLines(DaemonizedProgram daemon) =>
        string.Join('\n', daemon.Anonymous(daemon.Command.Error).Split('\n').Take(2));
}
