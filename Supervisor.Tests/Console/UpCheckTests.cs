extern alias console;

using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

public sealed class UpCheckTests
{
    private const int NoSuchFile = 2, PermissionDenied = 13, Refused = 111;

    private static readonly string[] Checked =
        ["start x", "stop x", "restart x", "signal HUP x", "pid", "tail x", "maintail", "clear x", "fg x", "version"];

    private static FakeServer Unreachable(int errno)
    {
        var server = new FakeServer();
        foreach (var method in (string[])["getVersion", "shutdown", "restart", "reloadConfig", "getAllConfigInfo", "addProcessGroup"])
            server.On(method, _ => throw new ConnectionException(errno));
        return server;
    }

    [Fact]
    public void Every_checking_action_says_when_nobody_is_there() => Assert.All(Checked, line =>
    {
        Assert.Equal($"{Scene.Url} refused connection\n[4]", Scene.Run(Unreachable(Refused), line));
        Assert.Equal($"{Scene.Url} no such file\n[7]", Scene.Run(Unreachable(NoSuchFile), line));
        Assert.Equal("error: Permission denied\n[1]", Scene.Run(Unreachable(PermissionDenied), line));
    });

    [Fact]
    public void Status_says_the_same_with_a_status_of_its_own()
    {
        Assert.Equal($"{Scene.Url} refused connection\n[4]", Scene.Run(Unreachable(Refused), "status"));
        Assert.Equal($"{Scene.Url} no such file\n[4]", Scene.Run(Unreachable(NoSuchFile), "status"));
    }

    [Theory]
    [InlineData("shutdown", "ERROR: unix:///run/x.sock refused connection (already shut down?)\n[1]")]
    [InlineData("reload", "error: Connection refused\n[1]")]
    [InlineData("reread", "error: Connection refused\n[1]")]
    [InlineData("avail", "error: Connection refused\n[1]")]
    [InlineData("add x", "error: Connection refused\n[1]")]
    [InlineData("open unix:///y", "unix:///y refused connection\n[0]")]
    public void Other_actions_have_words_of_their_own(string line, string told) =>
        Assert.Equal(told, Scene.Run(Unreachable(Refused), line));

    [Fact]
    public void A_server_of_another_version_is_refused() => Assert.Equal(
        "Sorry, this version of supervisorctl expects to talk to a server with API version 3.0, but the remote version is 4.0.\n[5]",
        Scene.Run(new FakeServer().On("getVersion", "4.0"), "version"));

    [Fact]
    public void A_server_without_the_namespace_is_told_so() => Assert.Equal(
        "Sorry, supervisord responded but did not recognize the supervisor namespace commands that supervisorctl uses to control "
        + "it.  Please check that the [rpcinterface:supervisor] section is enabled in the configuration file (see sample.conf).\n[3]",
        Scene.Run(new FakeServer(), "start x"));

    [Fact]
    public void A_daemon_that_is_going_down_answers_with_a_fault() =>
        Assert.Equal("error: SHUTDOWN_STATE (fault 6)\n[1]", Scene.Run(new FakeServer().OnFault("getVersion", 6, "SHUTDOWN_STATE"), "status"));

    [Fact]
    public void Missing_credentials_are_asked_for_in_a_session_until_they_fit()
    {
        var server = new FakeServer { Wanted = new("me", "secret") }.On("getVersion", "3.0").On("getSupervisorVersion", "4.2.5");
        const string asked = "Server requires authentication\nUsername:Password:\n";
        Assert.Equal($"{asked}{asked}4.2.5\n[0]", Scene.Run(server, "version", interactive: true, "me", "wrong", "me", "secret"));
    }

    [Fact]
    public void Missing_credentials_end_a_single_command() => Assert.Equal("Server requires authentication\n[1]",
        Scene.Run(new FakeServer { Wanted = new("me", "secret") }, "version"));
}
