using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>The configuration that users of supervisor_stdout have, as it is.</summary>
[Trait("speed", "slow")]
public class StdoutListenerTests
{
    private const string Talker = """
        [program:talker]
        command=/bin/sh -c "echo to stdout; echo to stderr >&2; exec sleep 100000"
        stdout_events_enabled=true
        stderr_events_enabled=true

        """;

    private const string Listener = """
        [eventlistener:stdout]
        command = supervisor_stdout
        buffer_size = 100
        events = PROCESS_LOG
        result_handler = supervisor_stdout:event_handler
        """;

    [Fact]
    public async Task What_programs_say_is_on_the_daemons_stdout()
    {
        using var bin = new TempDir();
        File.CreateSymbolicLink(bin.File("supervisor_stdout"), Client.OursPath);
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Talker + Listener, new()
        {
            Prefix = ["/usr/bin/env", $"PATH={bin}:{Environment.GetEnvironmentVariable("PATH")}"],
        });
        await daemon.Until(
            () => Said("talker stdout | to stdout") && Said("talker stderr | to stderr"), "both lines are shown");
        Assert.DoesNotContain("plug-in", daemon.Log, StringComparison.Ordinal);

        bool Said(string line) => daemon.Output.Split('\n').Contains(line);
    }
}
