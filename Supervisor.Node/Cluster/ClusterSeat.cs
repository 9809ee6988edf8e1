using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Node.Daemon;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;

namespace Supervisor.Node.Cluster;

/// <summary>
/// This daemon's place in a fleet. A reload that leaves <c>[cluster]</c> as it was keeps it: the others see programs stop and
/// start, and no node leave and join.
/// </summary>
internal sealed class ClusterSeat(ClusterConfig config, IActivityLog log, LogWatcher watcher, TimeProvider time) : IAsyncDisposable
{
    private readonly FleetTree _tree = new();
    private volatile TreeSupervisor? _supervisor;
    private CurrentSupervisor? _current;
    private NodeFleet? _fleet;
    private ClusterLife? _life;

    public TreeFeed Feed => _tree.Feed;

    /// <summary>The fleet as HTTP servers see it; there once a tree is attached.</summary>
    public IFleet? Fleet => _fleet;

    /// <summary>Whether another life of the daemon can go on with it.</summary>
    public bool IsGoodFor(SupervisorConfig next) => _life?.IsEnding != true && next.Cluster is { } cluster && cluster.IsSameNode(config);

    /// <summary>A life of the daemon begins, with a tree of its own.</summary>
    public void Attach(TreeSupervisor supervisor)
    {
        _supervisor = supervisor;
        _current ??= new(supervisor);
        _current.Become(supervisor);
        _fleet ??= new(config.NodeName, _current, watcher, time);
        Feed.Unread = _fleet.HappenedHere;
        _tree.Become(supervisor.Tree);
        Feed.Attach(supervisor.Board);
    }

    /// <summary>Joins, if it has not joined yet. Returns at once: nothing waits for the cluster.</summary>
    public void Begin()
    {
        var clusterLog = new ClusterLog(log, time);
        _life ??= new(
            new FleetSystems(config, _fleet!, _tree, log),
            new(config, new SystemHostNames(), clusterLog, time),
            clusterLog,
            time);
        _life.Begin();
    }

    /// <summary>The tree has begun to stop everything: unless this seat goes on in the next life, the node leaves meanwhile.</summary>
    public void TreeStops()
    {
        if (_supervisor is { } supervisor && supervisor.Mood == Mood.Restarting && supervisor.Next is { } next && IsGoodFor(next)) return;
        _ = End();
    }

    /// <summary>A life of the daemon is over. The others are told nothing wrong meanwhile: there is no tree to ask.</summary>
    public void Detach() => _tree.Become(null);

    /// <summary>Leaves the fleet; done when it has left, or when that took too long.</summary>
    public Task End() => _life?.End() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => new(End());
}
