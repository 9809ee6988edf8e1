using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What nodes of a fleet tell each other, in sealed letters. Every type has its line in the codec table, and its meaning never
/// changes: what is new is a new type, which older nodes pass over.
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

    /// <summary>What became of the command: one reply, or its outcomes in parts that are counted from 0.</summary>
    public sealed record CommandAnswered(int Part, bool IsLast, CommandReply Reply) : FleetMessage;

    /// <summary>Nothing was heard of the command for a while: how is it? Answered by either of the two above.</summary>
    public sealed record OutcomeWanted : FleetMessage;

    /// <summary>The answer is here and need not be kept.</summary>
    public sealed record AnswerHeard : FleetMessage;

    /// <summary>Please read me this log. The answers come from whoever does.</summary>
    public sealed record LogWanted(NodeId From, LogQuery Query) : FleetMessage;

    /// <summary>The next step of a log; they are counted from 0.</summary>
    public sealed record LogTold(long Number, LogStep Step) : FleetMessage;

    /// <summary>There is room for so many steps, counted from the first; the same number again asks whether anybody is there.</summary>
    public sealed record LogMore(long Steps) : FleetMessage;

    /// <summary>Somebody is there and has told so many steps.</summary>
    public sealed record LogUnchanged(long Steps) : FleetMessage;

    /// <summary>Nobody reads the log any more.</summary>
    public sealed record LogUnwanted : FleetMessage;

    /// <summary>Please tell me what your children use.</summary>
    public sealed record UsageWanted : FleetMessage;

    /// <summary>A part, counted from 0, of what the sender's children use.</summary>
    public sealed record UsageTold(NodeId Node, int Part, bool IsLast, EquatableArray<ProcessUsage> Processes) : FleetMessage;
}
