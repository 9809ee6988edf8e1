using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>Answers of the tree as values on the wire.</summary>
internal static class Replies
{
    public static XmlRpcValue ToValue(this CommandReply reply) => reply switch
    {
        CommandReply.Done => XmlRpcValue.True,
        CommandReply.Fault f => XmlRpcValue.Fault.Of(f.Code, f.Extra),
        CommandReply.Outcomes o => Outcomes(o.Items),
        CommandReply.Difference d => Difference(d),
        _ => throw new ArgumentException($"No value for a {reply.GetType().Name}.", nameof(reply)),
    };

    public static async ValueTask<XmlRpcValue> AskPlainly(this ISupervisor supervisor, SupervisorCommand command) =>
        (await supervisor.Ask(command).ConfigureAwait(false)).ToValue();

    private static XmlRpcValue.Encoded Outcomes(EquatableArray<ProcessOutcome> items)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginArray();
        foreach (var item in items.Items)
        {
            writer.BeginStruct();
            writer.Member("name"u8, item.Name);
            writer.Member("group"u8, item.Group);
            writer.Member("status"u8, (int)item.Status);
            writer.Member("description"u8, item.Description);
            writer.EndStruct();
        }

        writer.EndArray();
        return new(writer.Written.ToArray());
    }

    // One answer, wrapped in an array: clients take the first item.
    private static XmlRpcValue.Array Difference(CommandReply.Difference difference) => new(
    [
        new XmlRpcValue.Array(
        [
            XmlRpcValue.Texts(difference.Added),
            XmlRpcValue.Texts(difference.Changed),
            XmlRpcValue.Texts(difference.Removed),
        ]),
    ]);
}
