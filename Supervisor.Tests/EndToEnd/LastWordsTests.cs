using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Ends of children that are orderly, and ends that have to be forced.</summary>
[Trait("speed", "slow")]
public sealed class LastWordsTests
{
    [Fact]
    public async Task The_last_words_of_a_child_are_in_its_log_when_its_exit_is_logged()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => """
            [program:brief]
            command=/bin/sh -c "seq 1 10000; exit 3"
            process_name=%(program_name)s_%(process_num)d
            numprocs=10
            startsecs=0
            autorestart=false
            stdout_logfile=%(here)s/%(program_name)s_%(process_num)d.log
            """);

        foreach (var i in Enumerable.Range(0, 10))
        {
            await daemon.UntilLogged($"exited: brief_{i}");
            Assert.Equal(Numbers(10_000), File.ReadAllText(daemon.Directory.File($"brief_{i}.log")));
        }
    }

    [Fact]
    public async Task A_child_that_ignores_TERM_does_not_hold_the_shutdown_up_for_longer_than_its_time()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => """
            [program:deaf]
            command=/bin/sh -c "trap '' TERM; touch %(here)s/deaf; while :; do sleep 0.1; done"
            stopwaitsecs=1
            killasgroup=true
            [program:other]
            command=/bin/sleep 1000
            """);
        await daemon.UntilState("other", "RUNNING");
        await daemon.Until(() => File.Exists(daemon.Directory.File("deaf")), "deaf");
        var deaf = await daemon.PidOf("deaf");

        Assert.Equal(0, await daemon.Stop());

        Assert.Contains($"WARN killing 'deaf' ({deaf}) with SIGKILL\n", daemon.Log, StringComparison.Ordinal);
        Assert.Contains("WARN stopped: deaf (terminated by SIGKILL)\n", daemon.Log, StringComparison.Ordinal);
        Assert.False(ProcessFacts.IsRunning(deaf));
    }

    private static string Numbers(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"{i}\n"));
}
