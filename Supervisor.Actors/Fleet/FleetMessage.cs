using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What nodes of a fleet tell each other. Every type has its line in the codec table, and its meaning never changes: what is
/// new is a new type, which older nodes pass over.
/// </summary>
public abstract record FleetMessage
{
    private FleetMessage() { }

    /// <summary>A part of a sender's whole table; the parts follow each other.</summary>
    public sealed record TableTold(TablePart Part) : FleetMessage;

    /// <summary>A sender's latest changes.</summary>
    public sealed record ChangesTold(TableDelta Delta) : FleetMessage;

    /// <summary>
    /// The version a sender's table has: on meeting, and every few seconds, so that a lost message does not stay lost.
    /// </summary>
    public sealed record VersionTold(NodeId Node, long Version) : FleetMessage;

    /// <summary>Please tell me your whole table.</summary>
    public sealed record TableWanted : FleetMessage;

    /// <summary>What has just happened to processes of the sender.</summary>
    public sealed record EventsTold(NodeId Node, EquatableArray<ProcessEvent> Events) : FleetMessage;

    /// <summary>Do this. The answers come from whoever sees to it.</summary>
    public sealed record CommandSent(NodeId From, SupervisorCommand Command) : FleetMessage;

    /// <summary>The command is being seen to: it was handed to the tree.</summary>
    public sealed record CommandAccepted : FleetMessage;

    /// <summary>What became of the command.</summary>
    public sealed record CommandAnswered(CommandReply Reply) : FleetMessage;

    /// <summary>Nothing was heard of the command for a while: how is it? Answered by either of the two above.</summary>
    public sealed record OutcomeWanted : FleetMessage;

    /// <summary>The answer is here and need not be kept.</summary>
    public sealed record AnswerHeard : FleetMessage;
}
