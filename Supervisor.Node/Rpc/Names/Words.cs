using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Rpc.Names;

/// <summary>
/// Answers in the words of the question. Faults repeat the name as the client wrote it, <c>cat:cat</c>, <c>nog:*</c>,
/// <c>web@b:p</c>; outcomes carry the node where the client named one.
/// </summary>
internal static class Words
{
    public static CommandReply Of(CommandReply reply, Place place) => reply switch
    {
        CommandReply.Fault fault => Of(fault, place),
        CommandReply.Outcomes outcomes when place.Node is not null => At(outcomes, place.Node),
        _ => reply,
    };

    /// <summary>Outcomes of a node's groups as others write them.</summary>
    public static CommandReply.Outcomes At(CommandReply.Outcomes outcomes, string node) =>
        new(EquatableArray.Of(outcomes.Items.Select(o => o with { Group = Place.Join(o.Group, node) })));

    /// <summary>
    /// For clients that know nothing of nodes: a name with a node that is not there is a name that is not there, and they know what
    /// to say to that.
    /// </summary>
    public static CommandReply OldWords(CommandReply reply, Place place) =>
        reply is CommandReply.Fault { Code: FaultCode.UnknownNode } fault && fault.Extra == place.Node
            ? new CommandReply.Fault(FaultCode.BadName, $"{place.Written} (there is no node {place.Node})")
            : Of(reply, place);

    private static CommandReply.Fault Of(CommandReply.Fault fault, Place place)
    {
        if (fault.Extra is not { } extra) return fault;
        var name = place.Name.ToString();
        return fault.Code switch
        {
            FaultCode.BadName or FaultCode.AlreadyStarted or FaultCode.NotRunning or FaultCode.SpawnError
                or FaultCode.AbnormalTermination or FaultCode.AlreadyAdded or FaultCode.StillRunning => fault with { Extra = place.Written },
            FaultCode.UnreachableNode or FaultCode.UnknownNode or FaultCode.OutcomeUnknown => fault,
            _ when extra == name => fault with { Extra = place.Written },
            FaultCode.Failed when extra.StartsWith(name + " is in ", StringComparison.Ordinal) =>
                fault with { Extra = place.Written + extra[name.Length..] },
            _ => fault,
        };
    }
}
