using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Tests.Rpc.Methods;

public class HistoryMethodsTests
{
    private readonly FakeSupervisor _supervisor = new();

    [Fact]
    public async Task The_children_of_a_process_are_told_with_what_is_known_of_them()
    {
        _supervisor.Run("web", "a");
        _supervisor.Board.History.Publish(new Namespec("web", "a"), ProcessHistory.Empty.Begin(new()
        {
            Start = 10,
            End = 15,
            Pid = 12,
            Lived = TimeSpan.FromSeconds(4.5),
            StartedBy = new(CauseKind.Request, "ann"),
            Status = WaitStatus.Exited(3),
            Usage = new(1 << 20, IsBound: false, TimeSpan.FromSeconds(1)),
            Output = new("x\n"u8.ToArray(), EquatableArray.Of(new OutputRun(false, 2)), IsCut: false),
        }));
        var xml = await Call("web:a");
        Assert.All(
            (string[])
            [
                "<name>exitstatus</name>\n<value><int>3</int>", "<name>started_by</name>\n<value><string>ann</string>",
                "<name>peak_rss</name>\n<value><int>1024</int>", "<name>line</name>\n<value><string>x</string>",
            ],
            member => Assert.Contains(member, xml, StringComparison.Ordinal));
        Assert.DoesNotContain("signal", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_a_fault() => Assert.Contains("BAD_NAME: nope", await Call("nope"), StringComparison.Ordinal);

    [Fact]
    public void The_method_is_there_and_not_listed()
    {
        var table = Table();
        Assert.NotNull(table.Find("history.getChildren"));
        Assert.DoesNotContain(table.Names, n => n.StartsWith("history", StringComparison.Ordinal));
    }

    private async Task<string> Call(string name)
    {
        using var writer = new XmlRpcWriter();
        writer.Response(await Table().Call("history.getChildren", [name]));
        return System.Text.Encoding.UTF8.GetString(writer.Written.Span);
    }

    private RpcTable Table() => RpcInterfaces.Table(_supervisor, _supervisor.Config.RpcInterfaces.Items, TimeProvider.System);
}
