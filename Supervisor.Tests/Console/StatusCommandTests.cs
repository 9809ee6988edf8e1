extern alias console;

using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

public sealed class StatusCommandTests
{
    private static readonly RpcValue Everything = Scene.List(
        Scene.Info("app", "web_00", 20, "RUNNING", "pid 30309, uptime 0:00:03", 30309),
        Scene.Info("cron", "cron", 100, "EXITED", "Nov 20 02:45 PM"),
        Scene.Info("old", "old", 40, "STOPPING", ""));

    private static FakeServer Server => FakeServer.Alive().On("getAllProcessInfo", Everything).On("getPID", 17)
        .On("getProcessInfo", words => words[0].AsText() switch
        {
            "app:web_00" => new RpcReply.Result(Everything.AsList()[0]),
            "cron" => new RpcReply.Result(Everything.AsList()[1]),
            _ => new RpcReply.Fault(10, "BAD_NAME"),
        });

    [Fact]
    public void Every_process_has_a_line_in_columns() => Assert.Equal("""
        app:web_00                       RUNNING   pid 30309, uptime 0:00:03
        cron                             EXITED    Nov 20 02:45 PM
        old                              STOPPING  
        [3]
        """, Scene.Run(Server, "status"));

    [Fact]
    public void A_long_name_widens_the_first_column()
    {
        var name = new string('n', 40);
        var server = FakeServer.Alive().On("getAllProcessInfo", Scene.List(Scene.Info(name, name, 20, "RUNNING", "fine")));
        Assert.Equal($"{name}   RUNNING   fine\n[0]", Scene.Run(server, "status"));
    }

    [Theory]
    [InlineData("status app:*", "app:web_00                       RUNNING   pid 30309, uptime 0:00:03\n[0]")]
    [InlineData("status nope", "nope: ERROR (no such process)\n[4]")]
    [InlineData("status nope:*", "nope: ERROR (no such group)\n[4]")]
    [InlineData("status nope old", "nope: ERROR (no such process)\nold                              STOPPING  \n[4]")]
    [InlineData("status nope cron", "nope: ERROR (no such process)\ncron                             EXITED    Nov 20 02:45 PM\n[3]")]
    public void Names_choose_and_unknown_ones_come_first(string line, string told) => Assert.Equal(told, Scene.Run(Server, line));

    [Theory]
    [InlineData("pid", "17\n[0]")]
    [InlineData("pid all", "30309\n0\n0\n[0]")]
    [InlineData("pid app:web_00", "30309\n[0]")]
    [InlineData("pid cron nope", "0\nNo such process nope\n[1]")]
    [InlineData("pid nope cron", "No such process nope\n0\n[7]")]
    public void Pids_are_shown_one_to_a_line(string line, string told) => Assert.Equal(told, Scene.Run(Server, line));

    [Theory]
    [InlineData("pid --json", """{"pid":17}""", 0)]
    [InlineData("pid --json all", """[{"namespec":"app:web_00","pid":30309},{"namespec":"cron","pid":0},{"namespec":"old","pid":0}]""", 0)]
    [InlineData("pid cron --json", """[{"namespec":"cron","pid":0}]""", 7)]
    [InlineData("status --json old",
        """[{"namespec":"old","name":"old","group":"old","description":"","state":40,"statename":"STOPPING","pid":0}]""", 0)]
    public void JSON_is_one_document_on_one_line(string line, string document, int status) =>
        Assert.Equal($"{document}\n[{status}]", Scene.Run(Server, line));

    [Fact]
    public void With_JSON_an_unknown_name_is_told_on_standard_error() =>
        Assert.Equal("[]\nnope: ERROR (no such process)\n[4]", Scene.Run(Server, "status nope --json"));
}
