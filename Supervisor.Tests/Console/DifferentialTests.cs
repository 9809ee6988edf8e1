using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>Our client and the reference's say and return the same to the same daemon, but for <see cref="Transcript"/>.</summary>
[Trait("speed", "slow")]
public sealed class DifferentialTests
{
    private static readonly string[] Questions =
    [
        "status", "status all", "status cat", "status cat cat", "status app:*", "status app:", "status app:front", "status app",
        "status nope", "status nope:*", "status nope quits", "status cat nope app:*", "status all nope", "status front",
        "status worker-with-a-rather-long-name:*", "status; cat", "status-x", "status  cat", "STATUS", "sta",
        "pid", "pid all", "pid cat", "pid quits", "pid nope", "pid cat nope quits", "pid quits nope cat", "pid app:*",
        "version", "version x", "avail", "avail x",
        "help", "?", "help help", "help EOF", "help nope", "help start stop", "?start", "? start",
        "help add", "help avail", "help clear", "help exit", "help fg", "help maintail", "help open", "help pid", "help quit",
        "help reload", "help remove", "help reread", "help restart", "help shutdown", "help signal", "help start",
        "help status", "help stop", "help tail", "help update", "help version",
        "bogus", ";", "!ls", "_", "EOF", "exit", "quit", "quit now",
    ];

    private static readonly string[] Refusals =
    [
        "start", "stop", "restart", "signal", "signal HUP", "clear", "fg", "fg cat chatty", "fg nope", "fg quits", "fg app:*",
        "shutdown x", "reload x", "reread x", "add", "remove", "add nope", "add cat", "remove nope", "remove cat",
        "update nope", "update nope cat", "update all nope",
        "start nope", "start nope:*", "start nope: cat", "start cat", "start missing", "start notexec", "start app:front",
        "start nope:* missing", "start missing nope:*",
        "stop nope", "stop nope:*", "stop quits", "stop nope quits", "stop app", "stop app:nope",
        "signal HUP nope", "signal HUP nope:*", "signal BOGUS cat", "signal HUP quits", "signal BOGUS app:*", "signal 99 cat",
        "clear nope", "clear app:nope", "clear cat nope", "restart nope", "restart nope:*",
        "open", "open foo", "open https://x", "open unix:///nonexistent/socket", "open http://127.0.0.1:1",
    ];

    private static readonly string[] Logs =
    [
        "tail", "tail cat stdout stderr x", "tail -f", "tail -5", "tail -x cat", "tail - cat", "tail cat foo", "tail cat FOO'S",
        "tail cat a b", "tail chatty", "tail chatty stderr", "tail chatty STDERR", "tail chatty stdout", "tail -5 chatty",
        "tail -0 chatty", "tail --3 chatty", "tail -+4 chatty", "tail -1_0 chatty", "tail -_1 chatty", "tail -99999999999 chatty",
        "tail -5 chatty stderr", "tail -5 chatty stdout stderr", "tail nope", "tail app:*", "tail quiet", "tail quits",
        "tail -f nope", "tail -f chatty foo", "tail -f app:*",
        "maintail", "maintail -50", "maintail -0", "maintail -x", "maintail x", "maintail -1 x", "maintail -",
    ];

    [ReferenceFact]
    public async Task Questions_are_answered_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = new Comparison(daemon);
        foreach (var line in Questions) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task What_cannot_be_done_is_refused_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = new Comparison(daemon);
        foreach (var line in Refusals) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Logs_are_shown_alike()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = new Comparison(daemon);
        foreach (var line in Logs) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Processes_are_started_signalled_and_stopped_alike()
    {
        await using var one = await Programs.StartZoo();
        await using var other = await Programs.StartZoo();
        var comparison = new Comparison(one, other) { IgnoresOrder = true };
        string[] script =
        [
            "start idle", "status idle", "start idle back", "stop idle", "stop idle", "start app:*", "stop app:*", "start app:*",
            "signal HUP nope cat", "start cat", "signal CONT cat idle", "signal CONT app:*", "restart app:front cat",
            "start broken", "start deaf", "stop deaf", "restart nope idle", "signal 0 all", "clear chatty", "tail chatty",
            "clear quiet cat", "clear all", "remove idle", "stop idle", "remove idle", "add idle", "status idle", "stop all",
            "remove missing notexec quits",
            "status", "start all", "status", "restart app:* nope:* cat", "stop cat nope idle",
        ];
        foreach (var line in script)
        {
            await comparison.Same(line);
            if (line is "start deaf" or "start all") await UntilDeaf(one, other);
        }
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Changes_of_the_configuration_are_applied_alike()
    {
        await using var one = await Programs.StartZoo();
        await using var other = await Programs.StartZoo();
        var comparison = new Comparison(one, other);
        await comparison.Same("reread");
        await comparison.Same("update");
        Rewrite(text => text.Replace("[program:idle]", "[program:renamed]").Replace("/bin/cat\n", "/bin/cat -u\n"), one, other);
        foreach (var line in (string[])["reread", "avail", "update nope renamed", "status renamed", "update cat", "update", "reread", "status"])
            await comparison.Same(line);
        Rewrite(text => text.Replace("[program:renamed]", "[program:third]").Replace("[group:app]", "[group:apps]"), one, other);
        foreach (var line in (string[])["add third", "reread", "add third apps", "update all", "status"]) await comparison.Same(line);
        Rewrite(text => text.Replace("startretries=0", "startretries=many"), one, other);
        foreach (var line in (string[])["reread", "update", "avail"]) await comparison.Same(line);
        comparison.ShowDifferences();
    }

    private static void Rewrite(Func<string, string> change, params StockDaemon[] daemons)
    {
        foreach (var daemon in daemons) File.WriteAllText(daemon.ConfigFile, change(File.ReadAllText(daemon.ConfigFile)));
    }

    /// <summary>The shell says so when it no longer listens to TERM.</summary>
    private static Task UntilDeaf(params StockDaemon[] daemons) => Eventually.True(async () =>
    {
        foreach (var daemon in daemons)
            if (!(await daemon.Control("tail", "deaf")).Output.Contains("deaf")) return false;
        return true;
    });
}
