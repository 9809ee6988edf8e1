using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The same for prompts on a pipe, options, credentials, and servers that are not there.</summary>
[Trait("speed", "slow")]
public sealed class SessionDifferentialTests
{
    [ReferenceFact]
    public async Task A_session_on_a_pipe_runs_alike()
    {
        await using var daemon = await Programs.StartZoo(clientOptions: "prompt=zoo %(ENV_LANG)s");
        var comparison = Comparison.OfClients(daemon);
        string[] inputs =
        [
            "", "\n", "exit\n", "quit", "version\n\nbogus\n?\n  status cat  \nEOF\nversion\n", "pid nope\nhelp start",
            "shutdown\nn\n", "reload\n\n", "shutdown\n", "reload x\nshutdown x\n", "start\nstart nope\n",
            "open foo\nopen unix:///nope\nstatus\n", "status nope\nstatus app:*", "tail chatty\n", "avail\nexit",
        ];
        foreach (var input in inputs) await comparison.Same(server => ["-c", server.ConfigFile], input);
        foreach (var input in inputs) await comparison.Same(server => ["-i", "-c", server.ConfigFile], input);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task Questions_before_an_end_are_asked_alike()
    {
        await using var one = await Programs.StartMule();
        await using var other = await Programs.StartMule();
        int[] mules = [await one.PidOf("mule"), await other.PidOf("mule")];
        var comparison = Comparison.OfClients(one, other);
        await comparison.Same(server => ["-i", "-c", server.ConfigFile, "shutdown"], "no\n");
        await comparison.Same(server => ["-i", "-c", server.ConfigFile, "reload"], "\n");
        await comparison.Same(server => ["-i", "-c", server.ConfigFile, "shutdown"], "");
        await comparison.Same(server => ["-i", "-c", server.ConfigFile, "shutdown"], "Yes please\n");
        foreach (var line in (string[])["status", "start cat", "add cat", "remove cat", "update", "reread", "avail", "shutdown", "reload"])
            await comparison.Same(line);
        foreach (var mule in mules) SignalByPid.Send(mule, SignalByPid.Kill);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task A_followed_log_is_shown_alike_and_left_with_ctrl_C()
    {
        await using var daemon = await Programs.StartZoo();
        var comparison = Comparison.OfClients(daemon);
        await Same("größer", "tail", "-f", "chatty");
        await Same("a complaint", "tail", "-f", "chatty", "stderr");
        await Same("exited: quits", "maintail", "-f");
        comparison.ShowDifferences();

        async Task Same(string last, params string[] words)
        {
            var stock = Client.RunUntil(last, Reference.Client, ["-c", daemon.ConfigFile, .. words]);
            var ours = Client.RunUntil(last, Client.OursPath, ["-c", daemon.ConfigFile, .. words]);
            comparison.Compare(string.Join(' ', words), Transcript.Of(await stock), Transcript.Of(await ours));
        }
    }

    [ReferenceFact]
    public async Task Credentials_are_used_alike()
    {
        await using var daemon = await Programs.StartZoo("username=me\npassword=se:cret\n");
        var comparison = Comparison.OfClients(daemon);
        await comparison.Same("version");
        await comparison.Same("avail");
        await comparison.Same("tail -f cat");
        foreach (var options in (string[][])[["-u", "me"], ["-u", "me", "-p", "wrong"], ["-u", "me", "-p", "se:cret"], ["--user=me", "--pass=se:cret"]])
            await comparison.Same(server => ["-c", server.ConfigFile, .. options, "version"]);
        comparison.ShowDifferences();
    }

    [ReferenceFact]
    public async Task A_server_that_is_not_there_is_reported_alike()
    {
        using var directory = new TempDir();
        var config = directory.Write("c.conf", "[supervisorctl]\n");
        var differences = new List<string>();
        foreach (var url in (string[])["unix://" + directory.File("none"), "http://127.0.0.1:1", "http://127.0.0.1:1/path", "ftp://x", "a:b"])
            foreach (var action in (string[])
                ["status", "start x", "stop x", "pid", "tail x", "maintail", "version", "fg x", "clear x", "signal HUP x", "restart x",
                    "reread", "update", "add x", "remove x", "avail", "shutdown", "reload", "help", "bogus"])
                await CompareOnce(differences, directory, ["-c", config, "-s", url, .. action.Split(' ')]);
        Assert.Empty(differences);
    }

    [ReferenceFact]
    public async Task Bad_options_and_files_are_reported_alike()
    {
        using var directory = new TempDir();
        var good = directory.Write("good.conf", "[supervisorctl]\nserverurl=unix:///nope\n");
        string[][] lines =
        [
            ["-Z"], ["--foo"], ["--foo=1"], ["-c"], ["--configuration"], ["--help=1"], ["-iZ"], ["-i", "-i", "x"], ["-i", "--inter", "x"],
            ["-s", "foo", "x"], ["-s", "foo:", "x"], ["-sit's:", "x"], ["--s", "http://", "x"], ["--s=//x", "x"],
            ["-u", "a", "--username=b", "x"], ["-p", "a", "-pb", "x"], ["-c", good, "-c", good], ["-h", "-Z"],
            ["-c", "/nonexistent/file"], ["-c", directory.Path],
            ["-c", directory.Write("none.conf", "[supervisord]\n"), "status"],
            ["-c", directory.Write("name.conf", "[supervisorctl]\nserverurl=%(nope)s\n"), "-s", "unix:///x", "status"],
            ["-c", directory.Write("form.conf", "[supervisorctl]\nprompt=50%\n"), "status"],
            ["-c", directory.Write("user.conf", "[supervisorctl]\nusername=%(here)s\n"), "status"],
            ["-c", directory.Write("here.conf", "[supervisorctl]\nserverurl=unix://%(here)s/a/../sock\n"), "status"],
            ["-c", directory.Write("home.conf", "[supervisorctl]\nserverurl=unix://~/none ; comment\n"), "status"],
            ["-c", directory.Write("root.conf", "[DEFAULT]\nserverurl=unix://~root/x\n[supervisorctl]\n"), "status"],
            ["-c", directory.Write("long.conf", $"[supervisorctl]\nserverurl=unix:///{new string('x', 200)}\n"), "version"],
            ["-c", good, "--", "version"], ["-c", good, "-", "version"], ["-c", good, "version", "-h"],
        ];
        var differences = new List<string>();
        foreach (var line in lines) await CompareOnce(differences, directory, line, clean: text => text.Replace(PathOfVariables(text), ""));
        Assert.Empty(differences);
    }

    /// <summary>The list of variables that a message shows is that of each client's own surroundings.</summary>
    private static string PathOfVariables(string text) =>
        text.IndexOf("Available names:", StringComparison.Ordinal) is >= 0 and var start
            ? text[start..text.IndexOf('\n', start)] : "no such text";

    private static async Task CompareOnce(List<string> differences, TempDir directory, string[] words, Func<string, string>? clean = null)
    {
        var stock = Client.Stock(words);
        var ours = Client.Ours(words);
        clean ??= text => text;
        var (expected, actual) = (clean(Transcript.Of(await stock, directory)), clean(Transcript.Of(await ours, directory)));
        if (expected != actual) differences.Add($"=== {string.Join(' ', words)}\n--- reference: {expected}\n--- ours: {actual}\n");
    }
}
