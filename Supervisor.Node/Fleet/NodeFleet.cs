using System.Collections.Immutable;
using Akka.Actor;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Fleet;

/// <summary>
/// The fleet over whatever membership this node has at the moment. Between two memberships the others are shown as they were
/// last known, and cannot be reached; this node itself is always there and never asked by way of the cluster.
/// </summary>
internal sealed class NodeFleet(string nodeName, ISupervisor supervisor, TimeProvider time) : IFleet
{
    private readonly FleetBoard _board = new();
    private volatile Membership? _membership;

    public string NodeName => nodeName;

    public FleetEvents Events { get; } = new();

    /// <summary>The release of this daemon as the others are told it.</summary>
    public static string Release { get; } = typeof(NodeFleet).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>What this node's fleet actors need beside their life's number and the way to their peers.</summary>
    public FleetHome Home => new(_board, Events, supervisor.MainLog, time);

    /// <summary>The membership from now on; null while there is none.</summary>
    public void Become(FleetLink? link)
    {
        var before = Interlocked.Exchange(ref _membership, link is null ? null : new(link));
        before?.End();
    }

    public ImmutableArray<NodeState> Nodes()
    {
        var view = View;
        var nodes = view.Nodes.Select(n => State(view, n)).ToImmutableArray();
        return nodes.Any(n => n.IsSelf) ? nodes : [.. nodes.Append(Alone).OrderBy(n => n.Name, StringComparer.Ordinal)];
    }

    public (NodeState? Node, CommandReply.Fault? Fault) Find(string node)
    {
        var view = View;
        return view.Find(node) switch
        {
            [var one] => (State(view, one), null),
            [] when node == nodeName => (Alone, null),
            _ => (null, ((NodeChoice.Refused)view.Choose(node)).Fault),
        };
    }

    public Task<CommandReply> Ask(string node, SupervisorCommand order)
    {
        var (found, fault) = Find(node);
        if (fault is not null) return Task.FromResult<CommandReply>(fault);
        if (found!.IsSelf) return supervisor.Ask(order);
        return found.Member.IsReachable && _membership is { } membership
            ? membership.Ask(new(found.Member.Address, order, IFleet.Deadline))
            : Task.FromResult<CommandReply>(new CommandReply.Fault(FaultCode.UnreachableNode, node));
    }

    public CommandReply Leave(string node) => Tell(node, (membership, address) => membership.Leave(address));

    public CommandReply Down(string node) => Tell(node, (membership, address) => membership.Down(address));

    private FleetView View => _membership is null ? Remembered(_board) : _board.View;

    private NodeState Alone => new(nodeName, new("", 0, default, "Joining", IsReachable: true), TimeSpan.Zero, OwnFacts)
    {
        IsSelf = true,
        Rows = supervisor.Board.All,
    };

    private DaemonFacts OwnFacts => new(Release, supervisor.Mood);

    private static FleetView Remembered(FleetBoard board) => board.View.Remembered(board.Self.Uid);

    private CommandReply Tell(string node, Action<IMembership, string> what)
    {
        var (found, fault) = Find(node);
        if (fault is not null) return fault;
        if (_membership is not { } membership || found!.Member.Address.Length == 0)
            return new CommandReply.Fault(FaultCode.UnreachableNode, $"{node}: this node is joining the cluster itself");
        what(membership.Link.Membership, found.Member.Address);
        return new CommandReply.Done();
    }

    private NodeState State(FleetView view, FleetNode node)
    {
        var isSelf = node.Member.Uid == _board.Self.Uid;
        var age = isSelf ? TimeSpan.Zero : time.GetElapsedTime(0) - node.HeardAt;
        return new(isSelf ? nodeName : node.Name, node.Member, age, isSelf ? OwnFacts : node.Table?.Facts)
        {
            IsSelf = isSelf,
            IsLeader = view.Leader == node.Member.Address,
            IsOldest = view.Oldest == node.Member.Address,
            Rows = isSelf ? supervisor.Board.All : () => node.Table is { } table ? TableRows.Of(table) : [],
        };
    }

    /// <summary>One membership; who still waits for an answer when it ends learns that there will be none.</summary>
    private sealed class Membership(FleetLink link)
    {
        private readonly TaskCompletionSource<CommandReply> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FleetLink Link => link;

        public async Task<CommandReply> Ask(FleetInput.Command command)
        {
            var answer = link.Actor.Ask<CommandReply>(command);
            return await (await Task.WhenAny(answer, _end.Task).ConfigureAwait(false)).ConfigureAwait(false);
        }

        public void End() =>
            _end.TrySetResult(new CommandReply.Fault(FaultCode.OutcomeUnknown, "this node's membership of the cluster has ended"));
    }
}
