extern alias console;

using console::Supervisor.Cli.Follow;
using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

/// <summary>tail, maintail, fg.</summary>
public sealed class LogCommandTests
{
    private static FakeServer Logs => FakeServer.Alive().On("readProcessStdoutLog", "out\n").On("readProcessStderrLog", "err\n")
        .On("readLog", "main\n");

    [Theory]
    [InlineData("tail x", "readProcessStdoutLog(x, -1600, 0)", "out\n\n[0]")]
    [InlineData("tail x stderr", "readProcessStderrLog(x, -1600, 0)", "err\n\n[0]")]
    [InlineData("tail -100 x STDERR", "readProcessStderrLog(x, -100, 0)", "err\n\n[0]")]
    [InlineData("tail -0 x", "readProcessStdoutLog(x, 0, 0)", "out\n\n[0]")]
    [InlineData("tail --7 g:x", "readProcessStdoutLog(g:x, 7, 0)", "out\n\n[0]")]
    [InlineData("maintail", "readLog(-1600, 0)", "main\n\n[0]")]
    [InlineData("maintail -5", "readLog(-5, 0)", "main\n\n[0]")]
    public void The_end_of_a_log_is_read(string line, string call, string told)
    {
        var server = Logs;
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(["getVersion()", call], server.Calls);
    }

    [Theory]
    [InlineData("tail -f", "Error: tail requires process name\n[1]")]
    [InlineData("tail x foo", "Error: bad channel 'foo'\n[1]")]
    [InlineData("tail -x x", "Error: bad argument -x\n[1]")]
    [InlineData("tail -99999999999 x", "error: int exceeds XML-RPC limits\n[1]")]
    [InlineData("maintail x", "Error: bad argument x\n[1]")]
    [InlineData("maintail -x", "Error: bad argument -x\n[1]")]
    public void Bad_words_are_named(string line, string told) => Assert.Equal(told, Scene.Run(Logs, line));

    [Theory]
    [InlineData("tail", "Error: too few arguments\ntail [-f]")]
    [InlineData("tail a b c d", "Error: too many arguments\ntail [-f]")]
    [InlineData("maintail a b", "Error: too many arguments\nmaintail -f")]
    [InlineData("fg", "ERROR: no process name supplied\nfg <process>")]
    public void The_wrong_number_of_words_shows_the_help(string line, string start) => Assert.StartsWith(start, Scene.Run(Logs, line));

    [Theory]
    [InlineData("tail x", "readProcessStdoutLog", 20, "x: ERROR (no log file)\n[1]")]
    [InlineData("tail x", "readProcessStdoutLog", 30, "x: ERROR (unknown error reading log)\n[1]")]
    [InlineData("tail x", "readProcessStdoutLog", 10, "x: ERROR (no such process name)\n[1]")]
    [InlineData("tail x", "readProcessStdoutLog", 3, "error: TEXT (fault 3)\n[1]")]
    [InlineData("maintail", "readLog", 20, "supervisord: ERROR (no log file)\n[1]")]
    [InlineData("maintail", "readLog", 30, "supervisord: ERROR (unknown error reading log)\n[1]")]
    [InlineData("fg x", "getProcessInfo", 10, "ERROR: bad process name supplied\n[1]")]
    [InlineData("fg x", "getProcessInfo", 3, "ERROR: <Fault 3: 'TEXT'>\n[0]")]
    [InlineData("fg x y", "getProcessInfo", 3, "ERROR: too many process names supplied\n[1]")]
    public void A_fault_is_told_in_the_words_of_the_command(string line, string method, int code, string told) =>
        Assert.Equal(told, Scene.Run(FakeServer.Alive().OnFault(method, code), line));

    [Fact]
    public void A_followed_log_ends_with_a_line_feed_when_the_user_leaves()
    {
        var left = FakeServer.Alive();
        Assert.Equal("==> Press Ctrl-C to exit <==\n\n[0]", Scene.Run(left, "tail -f g:x stderr"));
        Assert.Equal(["/logtail/g:x/stderr"], left.Followed);
        var closed = new FakeServer { FollowEnd = FollowEnd.ServerClosed }.On("getVersion", "3.0");
        Assert.Equal("==> Press Ctrl-C to exit <==\n[0]", Scene.Run(closed, "maintail -f"));
        Assert.Equal(["/mainlogtail"], closed.Followed);
    }

    [Fact]
    public void A_process_in_the_foreground_gets_what_is_typed_until_it_is_gone()
    {
        var states = new Queue<int>([20, 20, 100]);
        var server = new FakeServer { TypedLines = ["one", "two", "three"] }.On("getVersion", "3.0").On("sendProcessStdin", 1)
            .On("getProcessInfo", _ => new RpcReply.Result(Scene.Info("x", "x", states.Dequeue(), "", "")));
        Assert.Equal("==> Press Ctrl-C to exit <==\nProcess got killed\nExiting foreground\n[0]", Scene.Run(server, "fg x"));
        Assert.Equal(["sendProcessStdin(x, one\n)", "sendProcessStdin(x, two\n)"], server.Calls.Where(call => call.StartsWith("send")));
    }

    [Theory]
    [InlineData(70, "Process got killed")]
    [InlineData(3, "ERROR: <Fault 3: 'TEXT'>")]
    public void A_line_that_cannot_be_sent_ends_the_foreground(int code, string told)
    {
        var server = new FakeServer { TypedLines = ["one"] }.On("getVersion", "3.0").OnFault("sendProcessStdin", code)
            .On("getProcessInfo", Scene.Info("x", "x", 20, "RUNNING", ""));
        Assert.Equal($"==> Press Ctrl-C to exit <==\n{told}\nExiting foreground\n[0]", Scene.Run(server, "fg x"));
    }

    [Fact]
    public void Only_a_running_process_comes_to_the_foreground() => Assert.Equal("ERROR: process not running\n[1]",
        Scene.Run(FakeServer.Alive().On("getProcessInfo", Scene.Info("x", "x", 10, "STARTING", "")), "fg x"));
}
