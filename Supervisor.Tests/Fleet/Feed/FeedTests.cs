using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Feed;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet.Feed;

public class FeedTests : TestKit
{
    private static readonly StateChange Change = new(ProcessState.Stopped, ProcessState.Starting, Pid: 0, Tries: 0);

    private readonly TreeFeed _feed = new();
    private readonly ProcessBoard _board = new();
    private readonly TestProbe _fleet;
    private readonly TestProbe _stopping;

    public FeedTests() => (_fleet, _stopping) = (CreateTestProbe(), CreateTestProbe());

    [Fact]
    public void The_fleet_is_told_everything_at_first_and_then_every_change()
    {
        Publish("a", ProcessState.Stopped);
        _feed.Attach(_board);
        Begin();
        Assert.Equal(("a", ProcessState.Stopped), Told());

        Publish("b", ProcessState.Starting);
        Assert.Equal(("b", ProcessState.Starting), Told());
        Publish("a", ProcessState.Running);
        Assert.Equal(("a", ProcessState.Running), Told());
        _board.Remove("g", "b");
        Assert.Equal(("b", null), Told());
    }

    [Fact]
    public void What_is_published_as_it_was_is_not_told_again()
    {
        _feed.Attach(_board);
        Begin();
        Publish("a", ProcessState.Running);
        Publish("a", ProcessState.Running);
        Publish("b", ProcessState.Running);

        Assert.Equal([("a", ProcessState.Running), ("b", ProcessState.Running)], [Told(), Told()]);
    }

    [Fact]
    public void Changes_of_state_that_no_fleet_reads_are_heard_on_this_node()
    {
        var heard = new List<(Namespec Name, StateChange Change)>();
        _feed.Unread = (name, change) => heard.Add((name, change));
        _feed.Attach(_board);
        _feed.Happened(new("g", "a"), Change);
        Publish("a", ProcessState.Starting);
        Begin();
        Told();
        _feed.Happened(new("g", "b"), Change);
        Assert.Equal([(new("g", "a"), Change)], heard);
    }

    [Fact]
    public void Without_a_fleet_the_tree_goes_on_and_the_next_fleet_hears_everything()
    {
        _feed.Attach(_board);
        Publish("a", ProcessState.Running);
        var first = Begin();
        Assert.Equal(("a", ProcessState.Running), Told());
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);

        Publish("a", ProcessState.Stopping);
        _feed.Happened(new("g", "a"), Change);
        Begin();

        Assert.Equal(("a", ProcessState.Stopping), Told());
    }

    [Fact]
    public void What_only_looks_as_if_it_came_from_the_tree_is_told_to_nobody()
    {
        _feed.Attach(_board);
        Publish("a", ProcessState.Running);
        var reader = Begin();
        Told();
        reader.Tell(new FeedNote.StateChanged(new(), new("g", "forged"), Change), ActorRefs.NoSender);
        reader.Tell(new FeedNote.StateChanged(null!, new("g", "forged"), Change), ActorRefs.NoSender);
        _feed.Happened(new("g", "real"), Change);

        Assert.Equal(new FleetInput.StateChanged(new("g", "real"), Change), _fleet.FishForMessage(m => m is FleetInput.StateChanged));
    }

    [Fact]
    public void Another_tree_takes_the_place_of_the_one_before()
    {
        _feed.Attach(_board);
        Publish("a", ProcessState.Running);
        Publish("b", ProcessState.Running);
        Begin();
        Told();
        Told();
        var next = new ProcessBoard();
        next.Publish(Process("b", ProcessState.Stopped));

        _feed.Attach(next);

        Assert.Equal([("a", null), ("b", ProcessState.Stopped)], new[] { Told(), Told() }.OrderBy(t => t.Name, StringComparer.Ordinal));
        next.Publish(Process("b", ProcessState.Running));
        Assert.Equal(("b", ProcessState.Running), Told());
    }

    [Fact]
    public void Changes_of_state_go_to_the_fleet_and_the_end_of_the_tree_to_whoever_wants_to_know()
    {
        _feed.Attach(_board);
        Begin();
        FeedRelayActor.Begin(Sys, _feed, () => _stopping.Ref.Tell("stopping", ActorRefs.NoSender));

        Sys.EventStream.Publish(new SupervisorEvent.ProcessStateChanged(new("g", "a"), Change));
        Assert.Equal(new FleetInput.StateChanged(new("g", "a"), Change), _fleet.FishForMessage(m => m is FleetInput.StateChanged));
        Sys.EventStream.Publish(new SupervisorEvent.SupervisorStopping());
        _stopping.ExpectMsg("stopping");
    }

    [Fact]
    public void The_fleet_is_told_the_release_and_the_mood_of_the_daemon()
    {
        _feed.Attach(_board);
        Begin();
        _fleet.ExpectMsg(new FleetInput.DaemonSeen(new("1.2.3", Mood.Running)));

        _board.PublishMood(Mood.Restarting);

        _fleet.ExpectMsg(new FleetInput.DaemonSeen(new("1.2.3", Mood.Restarting)));
    }

    private static ProcessInfo Process(string name, ProcessState state) => new() { Group = "g", Name = name, State = state };

    private IActorRef Begin() => Sys.ActorOf(FeedActor.Props(_feed, _fleet.Ref, "1.2.3"));

    private void Publish(string name, ProcessState state) => _board.Publish(Process(name, state));

    private (string? Name, ProcessState? State) Told() => _fleet.FishForMessage(m => m is FleetInput and not FleetInput.DaemonSeen) switch
    {
        FleetInput.ProcessUpdated { Process: var process } => (process.Name, process.State),
        FleetInput.ProcessRemoved { Name: var name } => (name.Process, null),
        var other => throw new InvalidOperationException($"{other} is not about a process."),
    };
}
