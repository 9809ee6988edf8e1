using System.Threading.Channels;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>What a fleet actor hears on its own node.</summary>
public abstract record FleetInput
{
    private FleetInput() { }

    /// <summary>The cluster has this member, as it is now.</summary>
    public sealed record MemberSeen(FleetMember Member) : FleetInput
    {
        /// <summary>Of a member that is found to be unreachable: for how long nothing has been heard of it then, at most.</summary>
        public TimeSpan Silence { get; init; }
    }

    /// <summary>The cluster has removed this life of a member.</summary>
    public sealed record MemberGone(long Uid) : FleetInput;

    /// <summary>The addresses of the members that lead and that are oldest; null while nobody is.</summary>
    public sealed record LeadersSeen(string? Leader, string? Oldest) : FleetInput;

    /// <summary>What is to be told of this node's daemon, as it is now.</summary>
    public sealed record DaemonSeen(DaemonFacts Facts) : FleetInput;

    /// <summary>A process of this node, as it is now.</summary>
    public sealed record ProcessUpdated(ProcessInfo Process) : FleetInput;

    /// <summary>A process of this node is gone with its group.</summary>
    public sealed record ProcessRemoved(Namespec Name) : FleetInput;

    /// <summary>A process of this node entered a state.</summary>
    public sealed record StateChanged(Namespec Name, StateChange Change) : FleetInput;

    /// <summary>
    /// Do this on that node; answered by one <see cref="CommandReply"/>. The deadline is for the node's word that it has
    /// begun. The three faults of the fleet are an unknown node, one that cannot be reached, and one of which nothing was
    /// heard in time: then nobody knows what became of the command.
    /// </summary>
    public sealed record Command(string Node, SupervisorCommand Order, TimeSpan Deadline) : FleetInput;

    /// <summary>
    /// Read this log of another node; answered by <see cref="LogOpened"/> or a fault, the deadline being for that. Steps are
    /// written as long as there is room; the last is always the end.
    /// </summary>
    public sealed record ReadLog(string Node, LogQuery Query, TimeSpan Deadline, ChannelWriter<LogStep> Steps) : FleetInput
    {
        /// <summary>How many steps there must be room for.</summary>
        public const int Room = LogRequest.Window + 1;
    }

    /// <summary>Measure what the children of all other nodes use; answered by <see cref="FleetUsage"/> at the latest then.</summary>
    public sealed record MeasureUsage(TimeSpan Deadline) : FleetInput;
}
