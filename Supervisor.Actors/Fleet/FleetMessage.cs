using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What nodes of a fleet tell each other. Every type has its line in the codec table, and its meaning never changes: what is
/// new is a new type, which older nodes pass over.
/// </summary>
public abstract record FleetMessage
{
    private FleetMessage() { }

    /// <summary>A sender's whole table: on meeting, and whenever it is wanted.</summary>
    public sealed record TableTold(NodeTable Table) : FleetMessage;

    /// <summary>A sender's latest changes.</summary>
    public sealed record ChangesTold(TableDelta Delta) : FleetMessage;

    /// <summary>The version a sender's table has: every few seconds, so that a lost message does not stay lost.</summary>
    public sealed record VersionTold(NodeId Node, long Version) : FleetMessage;

    /// <summary>Please tell me your whole table.</summary>
    public sealed record TableWanted : FleetMessage;

    /// <summary>Do this, and answer with the number.</summary>
    public sealed record CommandSent(long Number, SupervisorCommand Command) : FleetMessage;

    /// <summary>What became of the command with this number.</summary>
    public sealed record CommandAnswered(long Number, CommandReply Reply) : FleetMessage;

    /// <summary>A process of the sender entered a state.</summary>
    public sealed record ChangeTold(NodeId Node, Namespec Name, StateChange Change) : FleetMessage;
}
