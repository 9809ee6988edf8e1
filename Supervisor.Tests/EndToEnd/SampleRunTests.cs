using Supervisor.Tests.Architecture;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

[Trait("speed", "slow")]
public sealed class SampleRunTests
{
    [Fact]
    public async Task The_sample_in_the_root_runs()
    {
        using var directory = new TempDir();
        var sample = directory.Write("supervisord.conf", SourceTree.Read("supervisord.conf"));
        var check = await CommandRunner.RunAsync(DaemonProgram.Ours.Path, ["-c", sample, "--check"]);
        Assert.Equal(new CommandResult(0, $"{sample}: OK, 5 groups, 8 processes, 1 server\n", ""), check);

        var setup = new DaemonSetup
        {
            Whole = SourceTree.Read("supervisord.conf"),
            Prefix = ["/usr/bin/env", "TMPDIR=" + directory],       // not among the logs of somebody who tries it
        };
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "", setup);
        foreach (var name in (string[])["site:front", "site:back", "ticker", "moody", "worker:worker_02"]) await daemon.UntilState(name, "RUNNING");
        var status = await Client.Ours(["-c", daemon.ConfigFile, "status", "worker:*", "greeting"]);
        Assert.Equal(3, status.ExitCode);
        Assert.Matches(
            @"^(worker:worker_0\d +RUNNING   pid \d+, uptime 0:\d\d:\d\d\n){3}greeting +STOPPED   Not started\n$", status.Output);
        Assert.Equal(new CommandResult(0, "greeting: started\n", ""), await Client.Ours(["-c", daemon.ConfigFile, "start", "greeting"]));
        await daemon.UntilLogged("exited: greeting (exit status 0; expected)");
    }
}
