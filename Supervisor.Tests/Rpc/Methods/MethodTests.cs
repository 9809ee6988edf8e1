using System.Text;
using System.Xml.Linq;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Xml;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Rpc.Methods;

/// <summary>Calls methods of the main interface over a fake daemon.</summary>
public abstract class MethodTests
{
    internal FakeSupervisor Supervisor { get; } = new();

    internal ManualTime Time { get; } = new();

    internal Task<XmlRpcValue> Call(string method, params XmlRpcValue[] arguments) =>
        RpcInterfaces.Table(Supervisor, Supervisor.Config.RpcInterfaces, Time).Call(method, [.. arguments]).AsTask().Within();

    internal async Task Faults(FaultCode code, string text, string method, params XmlRpcValue[] arguments) =>
        Assert.Equal(new XmlRpcValue.Fault((int)code, text), await Call(method, arguments));

    internal async Task<T> Asks<T>(string method, params XmlRpcValue[] arguments)
        where T : SupervisorCommand
    {
        await Call(method, arguments);
        Assert.True(Supervisor.Asked.TryDequeue(out var command));
        return Assert.IsType<T>(command);
    }

    /// <summary>Members of a struct on the wire, or of the first struct of an array: names and texts, in order.</summary>
    internal static KeyValuePair<string, string>[] Members(XmlRpcValue value)
    {
        using var writer = new XmlRpcWriter();
        writer.Response(value);
        return
        [
            .. XDocument.Parse(Encoding.UTF8.GetString(writer.Written.Span)).Descendants("struct").First().Elements("member")
                .Select(m => KeyValuePair.Create(m.Element("name")!.Value, m.Element("value")!.Elements().Single().Value)),
        ];
    }
}
