using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The prompt on a real terminal.</summary>
[Trait("speed", "slow")]
public sealed class TerminalTests
{
    [TmuxFact]
    public async Task Lines_are_edited_completed_and_remembered()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Stock, _ => """
            [program:cat]
            command=/bin/cat
            startsecs=0
            [program:candle]
            command=/bin/cat
            startsecs=0
            autostart=false
            """);
        var history = daemon.Directory.Write("history", "pid nobody\n");
        await using var screen = await TmuxScreen.Open(daemon.Directory, $"{Client.OursPath} -c {daemon.ConfigFile} -r {history}");
        await screen.Shows("supervisor>");
        await screen.Type("vers", "Tab", "Enter");
        await screen.Shows("supervisor> version", "4.2.5", "supervisor>");
        await screen.Type("status ca", "Tab");
        await screen.Shows("supervisor> status ca", "candle  cat", "supervisor> status ca");
        await screen.Type("n", "Tab", "Enter");
        await screen.Shows("supervisor> status candle", "candle                           STOPPED   Not started", "supervisor>");
        await screen.Type("Up", "Up", "Up", "C-w", "nope", "Left", "Left", "x", "C-e", "y", "C-a", "Delete", "p", "Enter");
        await screen.Shows("supervisor> pid noxpey", "No such process noxpey", "supervisor>");
        await screen.Type("C-d");
        await screen.Shows("supervisor>", "ended with 0");
        Assert.Equal("pid nobody\nversion\nstatus candle\npid noxpey\n", File.ReadAllText(history).Replace(" \n", "\n"));
    }

    [TmuxFact]
    public async Task Ctrl_C_leaves_a_followed_log_then_a_process_then_the_session()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Stock, _ => "[program:cat]\ncommand=/bin/sed -u s/^/got:/\nstartsecs=0\n");
        await using var screen = await TmuxScreen.Open(daemon.Directory, $"{Client.OursPath} -c {daemon.ConfigFile}");
        await screen.Shows("supervisor>");
        await screen.Type("fg cat", "Enter");
        await screen.Shows("==> Press Ctrl-C to exit <==");
        await screen.Type("hello", "Enter");
        await screen.Shows("hello", "got:hello");
        await screen.Type("C-c");
        await screen.Shows("^CExiting foreground", "supervisor>");
        await screen.Type("tail -f cat", "Enter");
        await screen.Shows("==> Press Ctrl-C to exit <==", "got:hello");
        await screen.Type("C-c");
        await screen.Shows("^C", "supervisor>");
        await screen.Type("half a line", "C-c");
        await screen.Shows("supervisor> half a line", "ended with 0");
    }

    [TmuxFact]
    public async Task A_password_is_asked_for_and_not_shown()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Stock, _ => "", new() { Socket = "username=me\npassword=secret\n" });
        await using var screen = await TmuxScreen.Open(daemon.Directory, $"{Client.OursPath} -i -c {daemon.ConfigFile} version");
        await screen.Shows("Server requires authentication", "Username:");
        await screen.Type("me", "Enter");
        await screen.Shows("Username:me", "Password:");
        await screen.Type("secret", "Enter");
        await screen.Shows("Password:", "", "4.2.5", "ended with 0");
    }

    [TmuxFact]
    public async Task On_a_terminal_a_hint_says_where_the_address_comes_from()
    {
        using var directory = new TempDir();
        var config = directory.Write("c.conf", "[supervisorctl]\nserverurl=unix:///nonexistent\n");
        await using var screen = await TmuxScreen.Open(directory, $"{Client.OursPath} -c {config} version");
        await screen.Holds($"unix:///nonexistent no such file\nhint: unix:///nonexistent (see {config}) does not exist; is supervisord");
    }
}
