extern alias console;

using System.Text;
using console::Supervisor.Cli.Fleet;
using console::Supervisor.Cli.Follow;
using console::Supervisor.Cli.Rpc;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Commands.Cluster;

public sealed class FleetStreamTests
{
    private const string Started =
        """{"time":1700000000.25,"node":"host1","type":"PROCESS_STATE_RUNNING","group":"web","name":"web_00","from":"STARTING","to":"RUNNING","pid":77}""";

    private const string Lost =
        """{"time":1700000001,"node":"host2","type":"MEMBER_UNREACHABLE","address":"akka.tcp://supervisor@host2:4053"}""";

    [Theory]
    [InlineData(Started, "22:13:20.250  host1     web:web_00        STARTING -> RUNNING   pid 77")]
    [InlineData(Lost, "22:13:21.000  host2     node UNREACHABLE  akka.tcp://supervisor@host2:4053")]
    [InlineData("""{"time":0,"node":"akka.tcp://supervisor@h:1","type":"MEMBER_UP","address":"akka.tcp://supervisor@h:1"}""",
        "00:00:00.000  -         node UP  akka.tcp://supervisor@h:1")]
    [InlineData("""{"time":0,"type":"EVENTS_MISSED","count":17}""", "00:00:00.000  -         EVENTS_MISSED 17")]
    [InlineData("""{"time":0,"node":"n","type":"TICK_5"}""", "00:00:00.000  n         TICK_5")]
    public void An_event_is_a_line_in_columns(string json, string line) =>
        Assert.Equal(line, new EventLines(new(false), TimeZoneInfo.Utc).Of(FleetEvent.Parse(Encoding.UTF8.GetBytes(json))!));

    [Theory]
    [InlineData("")]
    [InlineData("  \r")]
    [InlineData("{\"time\":1")]
    [InlineData("[]")]
    public void What_is_no_event_is_passed_over(string line) => Assert.Null(FleetEvent.Parse(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Events_as_JSON_are_the_lines_of_the_server() => Assert.Equal($"{Started}\n{Lost}\n[0]",
        Scene.Run(Server(FollowEnd.UserLeft, ("/cluster/events", $"{Started}\n\n{Lost}\n{{\"ti")), "cluster events --json"));

    [Fact]
    public void A_stream_that_the_server_ends_is_a_failure() => Assert.Equal(
        "Error: the server ended the stream of events\n[1]", Scene.Run(Server(FollowEnd.ServerClosed), "cluster events"));

    [Fact]
    public void The_end_of_one_log_is_shown_as_it_is()
    {
        var server = Server(FollowEnd.UserLeft).On("cluster.readProcessStderrLog", "oops");
        Assert.Equal("oops\n[0]", Scene.Run(server, "cluster tail -5 cron stderr"));
        Assert.Equal("cluster.readProcessStderrLog(host1, cron:cron, -5, 0)", server.Calls[^1]);
    }

    [Fact]
    public void Ends_of_several_logs_have_titles()
    {
        var server = Server(FollowEnd.UserLeft).On("cluster.readProcessStdoutLog", words =>
            words[0].AsText() == "host1" ? new RpcReply.Result("hello") : new RpcReply.Fault(101, "UNREACHABLE_NODE"));
        Assert.Equal("""
            ==> host1:web:web_00 stdout <==
            hello

            ==> host2:web:web_00 stdout <==
            host2:web:web_00: ERROR (node unreachable)
            [1]
            """, Scene.Run(server, "cluster tail web:web_00"));
    }

    [Fact]
    public void One_followed_log_comes_as_it_is()
    {
        var server = Server(FollowEnd.UserLeft, ("/logtail/cron@host1:cron/stdout", "a line\nhalf"));
        Assert.Equal("==> Press Ctrl-C to exit <==\na line\nhalf\n[0]", Scene.Run(server, "cluster tail -f cron"));
    }

    [Fact]
    public void Lines_of_several_followed_logs_have_names()
    {
        var server = Server(FollowEnd.UserLeft,
            ("/logtail/web@host1:web_00/stderr", "one\ntwo\n"), ("/logtail/cron@host1:cron/stderr", "three\n"));
        Assert.Equal("""
            ==> Press Ctrl-C to exit <==
            host1:web:web_00 | one
            host1:web:web_00 | two
            host1:cron | three

            [0]
            """, Scene.Run(server, "cluster tail -f @host1 stderr"));
    }

    [Fact]
    public void Of_several_followed_logs_the_last_lines_of_the_past_come_under_their_titles()
    {
        var old = string.Concat(Enumerable.Range(1, 15).Select(i => $"old {i}\n"));
        var server = Server(FollowEnd.UserLeft, ("/logtail/web@host1:web_00/stdout", old + "half" + " a line\nnew\n"), ("/logtail/cron@host1:cron/stdout", "fresh\n"))
            .On("cluster.tailProcessStdoutLog", words => new RpcReply.Result(Scene.List("", words[1].AsText() == "web:web_00" ? old.Length + 4 : 0, "")));
        Assert.Equal($"""
            ==> Press Ctrl-C to exit <==
            ==> host1:web:web_00 stdout <==
            {string.Join('\n', Enumerable.Range(6, 10).Select(i => $"old {i}"))}
            host1:web:web_00 | half a line
            host1:web:web_00 | new
            host1:cron | fresh

            [0]
            """, Scene.Run(server, "cluster tail -f @host1"));
    }

    [Theory]
    [InlineData(0, "", "a\nb\n")]
    [InlineData(4, "a\nb\n", "")]
    [InlineData(3, "a\n", "b\n")]
    [InlineData(1, "", "a\nb\n")]
    [InlineData(5_000, "", "")]
    public void Only_what_was_there_is_the_past_however_it_comes(int size, string past, string rest)
    {
        var (shown, left) = (new StringBuilder(), new StringBuilder());
        var log = new LogPast(size, 10, lines => shown.Append(Encoding.UTF8.GetString(lines)));
        foreach (var letter in "a\nb\n") left.Append(Encoding.UTF8.GetString(log.Take([(byte)letter])));
        Assert.Equal((past, rest), (shown.ToString(), left.ToString()));
    }

    [Fact]
    public void A_line_of_the_past_that_is_not_whole_is_not_shown()
    {
        var (shown, text) = ("", string.Concat(Enumerable.Repeat("0123456\n", 128)));
        var log = new LogPast(5_000, 3, lines => shown = Encoding.UTF8.GetString(lines));
        var left = log.Take(Encoding.UTF8.GetBytes("6\n" + text)).ToArray();
        Assert.Equal(("0123456\n0123456\n0123456\n", "0123456\n"), (shown, Encoding.UTF8.GetString(left)));
        var only = "";
        new LogPast(1_025, 3, lines => only = Encoding.UTF8.GetString(lines)).Take(Encoding.UTF8.GetBytes(new string('x', 1_022) + "\ny"));
        Assert.Equal("", only);
    }

    [Fact]
    public void Logs_on_unreachable_nodes_are_told_and_the_others_followed() => Assert.Equal("""
        host2:web:web_00: ERROR (node unreachable)
        ==> Press Ctrl-C to exit <==
        here

        [1]
        """, Scene.Run(Server(FollowEnd.UserLeft, ("/logtail/web@host1:web_00/stdout", "here\n")), "cluster tail -f web:web_00"));

    [Theory]
    [InlineData("cluster tail", "Error: cluster tail requires a selector; see help cluster\n[2]")]
    [InlineData("cluster tail -f", "Error: cluster tail requires a selector; see help cluster\n[2]")]
    [InlineData("cluster tail -x cron", "Error: bad argument -x; -f follows, -N shows N bytes\n[2]")]
    [InlineData("cluster tail corn", "Error: 'corn' matches nothing: did you mean cron?\n[2]")]
    [InlineData("cluster events x", "Error: cluster events accepts no arguments\n[2]")]
    public void Mistakes_are_named(string line, string told) => Assert.Equal(told, Scene.Run(Server(FollowEnd.UserLeft), line));

    [Fact]
    public void Lines_are_put_together_and_long_ones_cut()
    {
        var lines = new List<int>();
        var splitter = new LineSplitter(line => lines.Add(line.Length));
        splitter.Feed("ab"u8);
        splitter.Feed("c\n\nd"u8);
        splitter.End();
        splitter.Feed(new byte[65536 + 10]);
        splitter.Feed("\n"u8);
        Assert.Equal([3, 0, 1, 65536, 10], lines);
    }

    private static FakeServer Server(FollowEnd end, params (string Path, string Text)[] streams)
    {
        var server = new FakeServer { FollowEnd = end };
        server.On("getVersion", "3.0")
            .On("cluster.getMembers", Scene.List(Fleets.MemberInfo("host1"), Fleets.MemberInfo("host2", false, 12)))
            .On("cluster.getAllProcessInfo", Scene.List(
                Fleets.Info("host1", "web", "web_00", 20, "RUNNING", ""), Fleets.Info("host1", "cron", "cron", 20, "RUNNING", ""),
                Fleets.Info("host2", "web", "web_00", 20, "RUNNING", "", age: 12)));
        foreach (var (path, text) in streams) server.Streams[path] = text;
        return server;
    }
}
