using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>The daemon as the first process of a container without another init.</summary>
[Trait("speed", "slow")]
public class PidOneTests
{
    private static readonly DaemonSetup AsPidOne = new() { Prefix = ["/usr/bin/unshare", "--pid", "--fork", "--mount-proc"] };

    // The background shell outlives its parent and becomes the daemon's.
    private const string Programs = """
        [program:parent]
        command=/bin/sh -c "(sleep 0.3; exit 7) & exit 0"
        startsecs=0
        autorestart=false

        [program:five]
        command=/bin/sh -c "exit 5"
        startsecs=0
        autorestart=false
        """;

    [RootFact]
    public async Task It_reaps_its_own_children_and_those_that_were_left_to_it()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Programs, AsPidOne);
        await daemon.UntilLogged("exited: five (exit status 5; not expected)", "(exit status 7)");

        Assert.Contains("INFO reaped unknown pid N (exit status 7)", LogText.Lines(daemon.Log, daemon.Directory.Path));
        Assert.Contains("supervisord started with pid 1\n", daemon.Log, StringComparison.Ordinal);
        var (first, children) = FamilyOf(daemon);
        Assert.Empty(children);

        SignalByPid.Send(first, SignalByPid.Term);
        Assert.Equal(0, await daemon.UntilExit());
    }

    private static (int First, int[] Children) FamilyOf(DaemonUnderTest daemon)
    {
        var first = Assert.Single(ProcessFacts.ChildrenOf(daemon.Pid));
        return (first, [.. ProcessFacts.ChildrenOf(first)]);
    }
}
