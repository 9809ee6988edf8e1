using System.Threading.Channels;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet.Logs;

/// <summary>Both ends of a log between nodes, the other end played by the test.</summary>
public class LogActorTests : FleetKit
{
    private static readonly LogQuery Query = new(new("g", "p"), LogChannel.Stdout, LogPart.Growth, 0, 0);
    private static readonly LogStep Piece = new LogStep.Piece("x"u8.ToArray());

    private readonly Channel<LogStep> _steps = Channel.CreateBounded<LogStep>(FleetInput.ReadLog.Room);

    public LogActorTests()
    {
        Meet();
        Ignores = m => m is FleetMessage.VersionTold;
    }

    private long Open()
    {
        Fleet.Ask(new FleetInput.ReadLog(There, Query, TimeSpan.FromSeconds(5), _steps.Writer), Client.Ref);
        Assert.Equal(new(Self, Query), Expect<FleetMessage.LogWanted>());
        return Errand;
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
        for (var i = 0; i < 20; i++) Shelf.Steps.Enqueue(Piece);
        Peer.Tell(new FleetMessage.LogWanted(Other, Query));
        Expect<FleetMessage.LogTold>();
        var server = Errand;
        Tell(server, new FleetMessage.LogMore(8));
        for (var i = 1; i < 8; i++) Assert.Equal(i, Expect<FleetMessage.LogTold>().Number);
        Assert.Equal(8, Shelf.Wanted);
        Tell(server, new FleetMessage.LogMore(8));
        Assert.Equal(8, Expect<FleetMessage.LogUnchanged>().Steps);
        Assert.Equal(8, Shelf.Wanted);
    }

    [Fact]
    public void The_owner_stops_when_it_is_told_when_the_reader_is_lost_and_when_nothing_is_heard_of_it()
    {
        for (var i = 1; i <= 3; i++)
        {
            Peer.Tell(new FleetMessage.LogWanted(Other, Query));
            AwaitCondition(() => Shelf.Wanted == i);
        }

        LoseTouch();
        AwaitCondition(() => Shelf.Closed == 3);
        Shelf.Steps.Enqueue(Piece);
        Peer.Tell(new FleetMessage.LogWanted(Other, Query));
        Expect<FleetMessage.LogTold>();
        Tell(Errand, new FleetMessage.LogUnwanted());
        AwaitCondition(() => Shelf.Closed == 4);
        Shelf.Steps.Enqueue(Piece);
        Peer.Tell(new FleetMessage.LogWanted(Other, Query));
        Expect<FleetMessage.LogTold>();
        Tell(Errand, new FleetMessage.LogMore(1));
        Advance(31);
        AwaitCondition(() => Shelf.Closed == 5);
    }

    [Fact]
    public void A_step_that_is_missing_ends_the_log()
    {
        var reader = Open();
        Tell(reader, new FleetMessage.LogTold(0, new LogStep.Begun(0)));
        Expect<FleetMessage.LogMore>();
        Tell(reader, new FleetMessage.LogTold(2, Piece));
        Assert.Equal("OUTCOME_UNKNOWN: a part of the log was lost on the way", End());
        Expect<FleetMessage.LogUnwanted>();
    }

    [Fact]
    public void A_silent_owner_is_asked_and_given_up_when_it_stays_silent()
    {
        var reader = Open();
        Tell(reader, new FleetMessage.LogTold(0, new LogStep.Begun(0)));
        Assert.Equal(8, Expect<FleetMessage.LogMore>().Steps);
        for (var i = 0; i < 10; i++)
        {
            Advance(5);
            Assert.Equal(8, Expect<FleetMessage.LogMore>().Steps);
            Tell(reader, new FleetMessage.LogUnchanged(1));
        }

        Advance(5);
        Expect<FleetMessage.LogMore>();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} does not answer", End());
    }

    [Fact]
    public void A_log_that_nobody_begins_to_read_in_time_is_a_fault()
    {
        Open();
        Advance(5);
        Assert.Equal($"OUTCOME_UNKNOWN: {There} does not answer", Client.ExpectMsg<CommandReply.Fault>().Text);
    }

    [Fact]
    public void A_node_reads_a_bounded_number_of_logs_for_another()
    {
        for (var i = 0; i < 33; i++) Peer.Tell(new FleetMessage.LogWanted(Other, Query));
        var told = Assert.IsType<LogStep.Ended>(Expect<FleetMessage.LogTold>().Step);
        Assert.Equal("FAILED: too many logs for there are under way", told.Fault!.Text);
    }
}
