using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>Event listeners on somebody else's helper modules are told the same by the reference and by ours.</summary>
[Trait("speed", "slow")]
public sealed partial class ListenerClientTests
{
    [ClientFact(Reference.Python)]
    public Task One_on_the_references_childutils_that_asks_its_daemon_back() =>
        Same($"{Reference.Python} -W ignore {ClientTool.Script("listener.py")} %(here)s/dump");

    [ClientFact(ClientTool.Node)]
    public Task One_on_the_package_supervisord_eventlistener_of_npm() =>
        Same($"{ClientTool.Node} {ClientTool.Script("listener.js")} {ClientTool.NodeModules} %(here)s/dump");

    private static async Task Same(string command)
    {
        await using var pair = await Servers.Start(_ =>
            $"[eventlistener:watch]\ncommand={command}\nevents=REMOTE_COMMUNICATION,PROCESS_STATE_STOPPED,PROCESS_GROUP_REMOVED\nautostart=false\nstartsecs=0\n");
        await pair.Both(Provoke);
        Assert.Equal(Dump(pair.Stock), Dump(pair.Ours));
    }

    /// <summary>One event at a time: the package of npm reads no second header that comes with the first.</summary>
    private static async Task Provoke(DaemonUnderTest daemon)
    {
        await daemon.Call("supervisor.startProcess", "watch");
        await daemon.Call("supervisor.sendRemoteCommEvent", "type", "some data");
        await UntilTold(daemon, 1);
        await daemon.Call("supervisor.stopProcess", "cat");
        await UntilTold(daemon, 2);
        await daemon.Call("supervisor.removeProcessGroup", "missing");
        await UntilTold(daemon, 3);
    }

    private static Task UntilTold(DaemonUnderTest daemon, int events) =>
        daemon.Until(() => Dump(daemon).Length == events, $"{events} events in the dump");

    private static string[] Dump(DaemonUnderTest daemon)
    {
        var path = daemon.Directory.File("dump");
        if (!File.Exists(path)) return [];
        return [.. Numbers().Replace(File.ReadAllText(path), "$1N").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    // A length changes with the digits of a pid.
    [GeneratedRegex("(\"(?:pid|len)\": ?\"?)[1-9]\\d*")]
    private static partial Regex Numbers();
}
