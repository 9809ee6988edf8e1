using System.Collections.Immutable;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet.Logs;
using Supervisor.Node.Fleet.Usage;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Fleet;

/// <summary>
/// The fleet over whatever membership this node has at the moment. Between two memberships the others are shown as they were
/// last known, and cannot be reached; this node itself is always there and never asked by way of the cluster.
/// </summary>
internal sealed class NodeFleet(string nodeName, ISupervisor supervisor, LogWatcher watcher, TimeProvider time) : IFleet
{
    private const int MostStdin = 48 * 1024;

    private static readonly TimeSpan UsageDeadline = TimeSpan.FromSeconds(2);

    private readonly FleetBoard _board = new();
    private readonly LogSteps _logs = new(supervisor, watcher);
    private readonly UsageMeter _usage = new(supervisor);
    private volatile Membership? _membership;
    private volatile bool _hasLeft;

    public string NodeName => nodeName;

    public Broadcast<FleetEvent> Events { get; } = new();

    /// <summary>The release of this daemon as the others are told it.</summary>
    public static string Release { get; } = typeof(NodeFleet).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>What this node's fleet actors need beside their life's number and the way to their peers.</summary>
    public FleetHome Home => new(_board, Events, new LogShelf(_logs), _usage, supervisor.MainLog, time);

    /// <summary>The membership from now on; null while there is none, because this node joins, or because it was asked to leave.</summary>
    public void Become(FleetLink? link, bool hasLeft = false)
    {
        _hasLeft = hasLeft;
        var before = Interlocked.Exchange(ref _membership, link is null ? null : new(link));
        before?.End();
    }

    /// <summary>A process of this node entered a state, and there is no membership to tell it.</summary>
    public void HappenedHere(Namespec name, StateChange change) =>
        Events.Publish(new FleetEvent.ProcessChanged(time.GetUtcNow(), nodeName, name, change));

    public ImmutableArray<NodeState> Nodes()
    {
        var view = View;
        var nodes = view.Nodes.Select(n => State(view, n)).ToList();
        if (!nodes.Any(n => n.IsSelf)) nodes = [.. nodes.Append(Alone).OrderBy(n => n.Name, StringComparer.Ordinal)];
        // Sorted, so that namesakes are neighbours.
        for (var i = 1; i < nodes.Count; i++)
        {
            if (nodes[i].Name != nodes[i - 1].Name) continue;
            nodes[i - 1] = nodes[i - 1] with { IsNamesake = true };
            nodes[i] = nodes[i] with { IsNamesake = true };
        }

        return [.. nodes];
    }

    public (NodeState? Node, CommandReply.Fault? Fault) Find(string node)
    {
        var found = NodeChoice.Among(Nodes(), node, n => n.Name, n => n.Member);
        return found is [var one] ? (one, null) : (null, NodeChoice.Refusal(node, [.. found.Select(n => n.Member)]));
    }

    public Task<CommandReply> Ask(string node, SupervisorCommand order) => Reach(node) switch
    {
        (_, { } fault) => Task.FromResult<CommandReply>(fault),
        ({ IsSelf: true }, _) => supervisor.Ask(order),
        var (other, _) when order is SupervisorCommand.SendStdin stdin => SendStdin(other!.Key, stdin),
        var (other, _) => Command(other!.Key, order),
    };

    public IAsyncEnumerable<LogStep> ReadLog(string node, LogQuery query, CancellationToken cancel) => Reach(node) switch
    {
        (_, { } fault) => Only(fault),
        ({ IsSelf: true }, _) => _logs.Read(query, cancel),
        var (other, _) => _membership?.ReadLog(other!.Key, query, cancel) ?? Only(Unreachable(node)),
    };

    public async Task<ImmutableArray<KeyValuePair<string, ProcessUsage>>> Usage()
    {
        var others = _membership?.Usage(UsageDeadline) ?? Task.FromResult(ImmutableArray<NodeUsage>.Empty);
        var own = await _usage.Measure().ConfigureAwait(false);
        return
        [
            .. own.Select(p => KeyValuePair.Create(nodeName, p)),
            .. (await others.ConfigureAwait(false)).SelectMany(n => n.Processes.Select(p => KeyValuePair.Create(n.Node.Name, p))),
        ];
    }

    public CommandReply Leave(string node) => Tell(node, (membership, address) => membership.Leave(address));

    public CommandReply Down(string node) => Tell(node, (membership, address) => membership.Down(address));

    private FleetView View => _membership is null ? Remembered(_board) : _board.View;

    private NodeState Alone => new(nodeName, new("", 0, default, _hasLeft ? "Removed" : "Joining", IsReachable: true), TimeSpan.Zero, OwnFacts)
    {
        IsSelf = true,
        Rows = supervisor.Board.All,
    };

    private DaemonFacts OwnFacts => new(Release, supervisor.Mood);

    private static FleetView Remembered(FleetBoard board) => board.View.Remembered(board.Self.Uid);

    // The one node that is meant, or a fault: there is none, or it cannot be reached.
    private (NodeState? Node, CommandReply.Fault? Fault) Reach(string node)
    {
        var (found, fault) = Find(node);
        if (found is null or { IsSelf: true }) return (found, fault);
        return found.Member.IsReachable && _membership is not null ? (found, null) : (null, Unreachable(found.Key));
    }

    private Task<CommandReply> Command(string address, SupervisorCommand order) =>
        _membership?.Command(address, order) ?? Task.FromResult<CommandReply>(Unreachable(address));

    // More than fits into a message goes in several, each once the one before it has been taken.
    private async Task<CommandReply> SendStdin(string address, SupervisorCommand.SendStdin stdin)
    {
        CommandReply reply = new CommandReply.Done();
        var rest = stdin.Bytes;
        do
        {
            var piece = rest[..Math.Min(rest.Length, MostStdin)];
            rest = rest[piece.Length..];
            reply = await Command(address, stdin with { Bytes = piece }).ConfigureAwait(false);
        }
        while (rest.Length > 0 && reply is CommandReply.Done);
        return reply;
    }

    private static IAsyncEnumerable<LogStep> Only(CommandReply.Fault fault) =>
        new LogStep[] { new LogStep.Ended(fault) }.ToAsyncEnumerable();

    private static CommandReply.Fault Unreachable(string node) => new(FaultCode.UnreachableNode, node);

    private CommandReply Tell(string node, Action<IMembership, string> what)
    {
        var (found, fault) = Find(node);
        if (fault is not null) return fault;
        if (_membership is not { } membership || found!.Member.Address.Length == 0)
            return new CommandReply.Fault(FaultCode.UnreachableNode, $"{node}: this node is joining the cluster itself");
        what(membership.Cluster, found.Member.Address);
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
}
