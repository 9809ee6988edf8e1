using System.Threading.Channels;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Logs;

/// <summary>Both ends of a log between nodes, the other end played by the test.</summary>
public class LogActorTests : TestKit
{
    private static readonly NodeId Self = new("here", 1), Other = new("there", 2);
    private static readonly LogQuery Query = new(new("g", "p"), LogChannel.Stdout, LogPart.Growth, 0, 0);
    private static readonly LogStep Piece = new LogStep.Piece("x"u8.ToArray());

    private readonly ManualTime _time = new();
    private readonly FakeLogShelf _shelf = new();
    private readonly Channel<LogStep> _steps = Channel.CreateBounded<LogStep>(FleetInput.ReadLog.Room);
    private readonly TestProbe _peer;
    private readonly TestProbe _client;
    private readonly IActorRef _fleet;

    public LogActorTests()
        : base("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
    {
        (_peer, _client) = (CreateTestProbe(), CreateTestProbe());
        var home = new FleetHome(new(), new(), _shelf, new FakeUsageMeter(), new FakeMainLog(), _time);
        _fleet = Sys.ActorOf(FleetActor.Props(new(Self, CreateTestProbe().Ref, _ => _peer.Ref, home)), "fleet");
        _peer.IgnoreMessages(m => m is FleetMessage.VersionTold or FleetMessage.TableWanted);
        _fleet.Tell(new FleetInput.MemberSeen(new("there:1", Other.Uid, default, "Up", IsReachable: true)));
    }

    private void Advance(double seconds) => ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(seconds));

    private IActorRef Open()
    {
        _fleet.Tell(new FleetInput.ReadLog("there:1", Query, TimeSpan.FromSeconds(5), _steps.Writer), _client.Ref);
        Assert.Equal(new(Self, Query), _peer.ExpectMsg<FleetMessage.LogWanted>());
        return _peer.LastSender;
    }

    // Returns once the message was taken.
    private void Tell(IActorRef to, object message)
    {
        to.Tell(message, _peer.Ref);
        to.Tell(new Identify(0), _client.Ref);
        _client.FishForMessage(m => m is ActorIdentity);
    }

    private string End()
    {
        LogStep? last = null;
        AwaitCondition(() => _steps.Reader.TryRead(out last) && last is LogStep.Ended);
        return ((LogStep.Ended)last!).Fault!.Text;
    }

    [Fact]
    public void The_owner_reads_no_more_than_there_is_room_for()
    {
        for (var i = 0; i < 20; i++) _shelf.Steps.Enqueue(Piece);
        _fleet.Tell(new FleetMessage.LogWanted(Other, Query), _peer.Ref);
        _peer.ExpectMsg<FleetMessage.LogTold>();
        var server = _peer.LastSender;
        Tell(server, new FleetMessage.LogMore(8));
        for (var i = 1; i < 8; i++) Assert.Equal(i, _peer.ExpectMsg<FleetMessage.LogTold>().Number);
        Assert.Equal(8, _shelf.Wanted);
        Tell(server, new FleetMessage.LogMore(8));
        Assert.Equal(8, _peer.ExpectMsg<FleetMessage.LogUnchanged>().Steps);
        Assert.Equal(8, _shelf.Wanted);
    }

    [Fact]
    public void The_owner_stops_when_it_is_told_when_the_reader_is_lost_and_when_nothing_is_heard_of_it()
    {
        for (var i = 1; i <= 3; i++)
        {
            _fleet.Tell(new FleetMessage.LogWanted(Other, Query), _peer.Ref);
            AwaitCondition(() => _shelf.Wanted == i);
        }

        _fleet.Tell(new FleetInput.MemberGone(Other.Uid));
        AwaitCondition(() => _shelf.Closed == 3);
        _shelf.Steps.Enqueue(Piece);
        _fleet.Tell(new FleetMessage.LogWanted(Other, Query), _peer.Ref);
        _peer.ExpectMsg<FleetMessage.LogTold>();
        _peer.LastSender.Tell(new FleetMessage.LogUnwanted(), _peer.Ref);
        AwaitCondition(() => _shelf.Closed == 4);
        _shelf.Steps.Enqueue(Piece);
        _fleet.Tell(new FleetMessage.LogWanted(Other, Query), _peer.Ref);
        _peer.ExpectMsg<FleetMessage.LogTold>();
        Tell(_peer.LastSender, new FleetMessage.LogMore(1));
        Advance(31);
        AwaitCondition(() => _shelf.Closed == 5);
    }

    [Fact]
    public void A_step_that_is_missing_ends_the_log()
    {
        var reader = Open();
        Tell(reader, new FleetMessage.LogTold(0, new LogStep.Begun(0)));
        _peer.ExpectMsg<FleetMessage.LogMore>();
        Tell(reader, new FleetMessage.LogTold(2, Piece));
        Assert.Equal("OUTCOME_UNKNOWN: a part of the log was lost on the way", End());
        _peer.ExpectMsg<FleetMessage.LogUnwanted>();
    }

    [Fact]
    public void A_silent_owner_is_asked_and_given_up_when_it_stays_silent()
    {
        var reader = Open();
        Tell(reader, new FleetMessage.LogTold(0, new LogStep.Begun(0)));
        Assert.Equal(8, _peer.ExpectMsg<FleetMessage.LogMore>().Steps);
        for (var i = 0; i < 10; i++)
        {
            Advance(5);
            Assert.Equal(8, _peer.ExpectMsg<FleetMessage.LogMore>().Steps);
            Tell(reader, new FleetMessage.LogUnchanged(1));
        }

        Advance(5);
        _peer.ExpectMsg<FleetMessage.LogMore>();
        Advance(5);
        Assert.Equal("OUTCOME_UNKNOWN: there:1 does not answer", End());
    }

    [Fact]
    public void A_log_that_nobody_begins_to_read_in_time_is_a_fault()
    {
        Open();
        Advance(5);
        Assert.Equal("OUTCOME_UNKNOWN: there:1 does not answer", _client.ExpectMsg<CommandReply.Fault>().Text);
    }

    [Fact]
    public void A_node_reads_a_bounded_number_of_logs_for_another()
    {
        for (var i = 0; i < 33; i++) _fleet.Tell(new FleetMessage.LogWanted(Other, Query), _peer.Ref);
        var told = Assert.IsType<LogStep.Ended>(_peer.ExpectMsg<FleetMessage.LogTold>().Step);
        Assert.Equal("FAILED: too many logs for there are under way", told.Fault!.Text);
    }
}
