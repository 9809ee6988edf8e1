using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Feed;

/// <summary>What the tree's side tells the fleet's side. What has changed is read from the board, which is never older than the note.</summary>
internal abstract record FeedNote
{
    private FeedNote() { }

    internal sealed record ProcessChanged(Namespec Name) : FeedNote;

    internal sealed record StateChanged(Namespec Name, StateChange Change) : FeedNote;

    internal sealed record MoodChanged : FeedNote;

    internal sealed record AllChanged : FeedNote;
}
