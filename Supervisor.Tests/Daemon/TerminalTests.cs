using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>A daemon in the foreground of a terminal.</summary>
[Trait("speed", "slow")]
public class TerminalTests
{
    private const string Script = "/usr/bin/script";

    // In the place of the user's shell, which script starts: dash would end by the interrupt too, and its status be reported.
    private static readonly string Command = $"exec {DaemonProgram.Ours.Path} -n -c supervisord.conf";

    // Types Ctrl-C as soon as the program has said that it is there.
    private const string Typist = "until grep -qs ready ready.log; do sleep 0.05; done; printf '\\003'";

    [Fact]
    public async Task Interrupting_it_ends_it_in_order_and_does_not_reach_its_children()
    {
        Assert.True(File.Exists(Script), Script);
        using var directory = new TempDir();
        directory.Write("supervisord.conf", new DaemonSetup().Frame(directory) + $"""
            [program:child]
            command=/bin/sh -c "trap 'echo interrupted; exit 1' INT; trap 'echo asked; exit 0' TERM; echo ready; while :; do sleep 0.1; done"
            startsecs=0
            stdout_logfile={directory}/ready.log
            """);

        var result = await CommandRunner.RunAsync(
            "/bin/sh", ["-c", $"({Typist}) | {Script} -qec '{Command}' /dev/null"], directory: directory.Path);

        Assert.True(result.ExitCode == 0, $"ended with {result.ExitCode}:\n{result.Output}{result.Error}");
        Assert.Contains("WARN received SIGINT indicating exit request\r\n", result.Output, StringComparison.Ordinal);
        Assert.Equal("ready\nasked\n", await File.ReadAllTextAsync(directory.File("ready.log")));
    }
}
