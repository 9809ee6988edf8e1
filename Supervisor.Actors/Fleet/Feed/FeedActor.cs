using Akka.Actor;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Fleet.Feed;

/// <summary>Tells the fleet actor of this node what the tree has: everything at first, then every change once.</summary>
public sealed class FeedActor : UntypedActor
{
    private readonly TreeFeed _feed;
    private readonly ICanTell _fleet;
    private readonly string _release;
    private readonly Dictionary<Namespec, ProcessInfo> _told = [];

    private FeedActor(TreeFeed feed, ICanTell fleet, string release) => (_feed, _fleet, _release) = (feed, fleet, release);

    /// <summary>Reads the feed for this fleet actor, of a daemon of this release.</summary>
    public static Props Props(TreeFeed feed, ICanTell fleet, string release) => Producer.Props(() => new FeedActor(feed, fleet, release));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _feed.Connect(Self);
        Self.Tell(new FeedNote.AllChanged(_feed), Self);
    }

    /// <inheritdoc/>
    protected override void PostStop() => _feed.Disconnect(Self);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FeedNote note when !ReferenceEquals(note.Feed, _feed): break;
            case FeedNote.ProcessChanged changed: Look(changed.Name); break;
            case FeedNote.StateChanged happened: _fleet.Tell(new FleetInput.StateChanged(happened.Name, happened.Change), Self); break;
            case FeedNote.AllChanged: LookAtAll(); break;
            case FeedNote.MoodChanged: TellMood(); break;
            default: Unhandled(message); break;
        }
    }

    private void LookAtAll()
    {
        if (_feed.Board is not { } board) return;
        TellMood();
        var names = board.All().Select(p => new Namespec(p.Group, p.Name)).ToHashSet();
        names.UnionWith(_told.Keys);
        foreach (var name in names) Look(name);
    }

    private void TellMood()
    {
        if (_feed.Board is { } board) _fleet.Tell(new FleetInput.DaemonSeen(new(_release, board.Mood)), Self);
    }

    private void Look(Namespec name)
    {
        var process = _feed.Board?.Find(name);
        if (_told.GetValueOrDefault(name) == process) return;
        if (process is null)
        {
            _told.Remove(name);
            _fleet.Tell(new FleetInput.ProcessRemoved(name), Self);
        }
        else
        {
            _told[name] = process;
            _fleet.Tell(new FleetInput.ProcessUpdated(process), Self);
        }
    }
}
