using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>
/// A file that was changed: what is said about it, what adding and removing its groups does, and what runs afterwards.
/// </summary>
[Trait("speed", "slow")]
public sealed class ChangedFileTests
{
    /// <summary>All that there are in one file or another.</summary>
    private static readonly string[] Groups = ["a", "b", "c", "g", "h", "renamed", "n", "l", "f"];

    // What is there is refused first, and what is not there too.
    private static readonly string[] Steps = ["addProcessGroup", "removeProcessGroup", "stopProcessGroup", "removeProcessGroup", "addProcessGroup"];

    private const string Silent = "stdout_logfile=NONE\nstderr_logfile=NONE\n";
    private const string A = "[program:a]\ncommand=/bin/cat\nstartsecs=0\n" + Silent;
    private const string Auto = "[program:a]\ncommand=/bin/cat\nstartsecs=0\nstderr_logfile=NONE\n";
    private const string B = "[program:b]\ncommand=/bin/cat\nstartsecs=0\n" + Silent;
    private const string Several = "[program:n]\ncommand=/bin/cat\nstartsecs=0\n" + Silent + "process_name=%(process_num)d\nnumprocs=";
    private const string Fast = "[fcgi-program:f]\ncommand=/bin/sleep 1000\nstartsecs=0\n" + Silent + "socket=";
    private const string Listener = "[eventlistener:l]\ncommand=/usr/bin/perl -e \"$|=1; print qq(READY\\n); sleep 1000\"\nstartsecs=0\n" + Silent + "events=";

    [ReferenceTheory]
    [InlineData("a program moves into a group", A + B, A + B + "[group:g]\nprograms=a\n")]
    [InlineData("a program moves from one group to another", A + B + "[group:g]\nprograms=a\n[group:h]\nprograms=b\n", A + B + "[group:h]\nprograms=a,b\n")]
    [InlineData("a group is renamed", A + B + "[group:g]\nprograms=a,b\n", A + B + "[group:renamed]\nprograms=a,b\n")]
    [InlineData("the members of a group change places", A + B + "[group:g]\nprograms=a,b\n", A + B + "[group:g]\nprograms=b,a\n")]
    [InlineData("a program is renamed", A + B, B + "[program:c]\ncommand=/bin/cat\nstartsecs=0\n" + Silent)]
    [InlineData("more processes of a program", Several + "2\n", Several + "4\n")]
    [InlineData("fewer processes of a program", A + Several + "3\n", A + Several + "1\n")]
    [InlineData("another priority of a program", A + B, A + "priority=5\n" + B)]
    [InlineData("another priority of a group", A + B + "[group:g]\nprograms=a,b\n", A + B + "[group:g]\nprograms=a,b\npriority=2\n")]
    [InlineData("the order of sections", A + B, B + A)]
    [InlineData("another log", Auto, Auto + "stdout_logfile=%(here)s/another.log\n")]
    [InlineData("an unexpected number where there was an expected one", A + "exitcodes=0\n", A + "exitcodes=0,2\n")]
    [InlineData("no autostart any more", A, A + "autostart=false\n")]
    [InlineData("other events of a pool", A + Listener + "TICK_60\n", A + Listener + "TICK_60,PROCESS_STATE\n")]
    [InlineData("another buffer of a pool", Listener + "TICK_60\n", Listener + "TICK_60\nbuffer_size=50\n")]
    [InlineData("more listeners in a pool", Listener + "TICK_60\n", Listener + "TICK_60\nprocess_name=%(process_num)d\nnumprocs=2\n")]
    [InlineData("a pool in place of a program", A + "[program:l]\ncommand=/bin/cat\nstartsecs=0\n" + Silent, A + Listener + "TICK_60\n")]
    [InlineData("another socket of a FastCGI program", Fast + "unix://%(here)s/one.sock\n", Fast + "unix://%(here)s/two.sock\n")]
    [InlineData("FastCGI in place of a program", A + "[program:f]\ncommand=/bin/sleep 1000\nstartsecs=0\n" + Silent, A + Fast + "unix://%(here)s/one.sock\n")]
    public async Task Is_applied_alike(string change, string before, string after)
    {
        await using var daemons = await DaemonPair.Start(_ => before);
        await daemons.Both(StartAll);
        var comparison = new RpcComparison(daemons);
        await Same("reloadConfig");
        await daemons.Both(daemon => File.WriteAllTextAsync(daemon.ConfigFile, new DaemonSetup().Frame(daemon.Directory) + after));
        await Same("reloadConfig");
        await Same("getAllConfigInfo");
        foreach (var group in Groups)
            foreach (var step in Steps) await Same(step, group);
        await daemons.Both(StartAll);
        await daemons.Both(Programs.UntilAtRest);
        await Same("getAllProcessInfo");
        await Same("getAllConfigInfo");
        await Same("reloadConfig");
        comparison.ShowDifferences();
        Assert.NotEmpty(change);

        Task Same(string method, params object[] arguments) =>
            comparison.Same("supervisor." + method, string.Concat(arguments.Select(RpcCalls.Parameter)));
    }

    /// <summary>Those that start by themselves may have done so or not.</summary>
    private static Task StartAll(DaemonUnderTest daemon) => daemon.Call("supervisor.startAllProcesses");
}
