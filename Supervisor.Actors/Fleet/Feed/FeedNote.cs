using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Feed;

/// <summary>
/// What the tree's side tells the fleet's side. What has changed is read from the board, which is never older than the note. Its
/// feed shows, by being the very object, that it was not made from bytes of the wire.
/// </summary>
internal abstract record FeedNote
{
    private FeedNote(TreeFeed feed) => Feed = feed;

    internal TreeFeed Feed { get; }

    internal sealed record ProcessChanged(TreeFeed Feed, Namespec Name) : FeedNote(Feed);

    internal sealed record StateChanged(TreeFeed Feed, Namespec Name, StateChange Change) : FeedNote(Feed);

    internal sealed record MoodChanged(TreeFeed Feed) : FeedNote(Feed);

    internal sealed record AllChanged(TreeFeed Feed) : FeedNote(Feed);
}
