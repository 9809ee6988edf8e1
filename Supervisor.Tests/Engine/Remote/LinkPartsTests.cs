using System.Buffers;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Links;
using Akka.Remote.Protocol;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public class LinkPartsTests
{
    [Theory]
    [InlineData(0, 0.5, 50)]
    [InlineData(1, 0.5, 50)]
    [InlineData(2, 0.5, 100)]
    [InlineData(4, 0.5, 400)]
    [InlineData(6, 0.5, 1000)]
    [InlineData(1_000_000, 0.5, 1000)]
    [InlineData(6, 0.0, 750)]
    [InlineData(6, 1.0, 1250)]
    public void The_pause_doubles_up_to_its_limit_and_jitters_by_a_quarter(int failures, double chance, int milliseconds) =>
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds),
            new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)).After(failures, chance));

    [Fact]
    public void A_full_queue_refuses_the_newest_but_never_a_system_message()
    {
        var queue = new OutboundQueue(2);

        Assert.True(queue.TryAdd(Frame(1), urgent: false));
        Assert.True(queue.TryAdd(Frame(2), urgent: false));
        Assert.False(queue.TryAdd(Frame(3), urgent: false));
        Assert.True(queue.TryAdd(Frame(4) with { Number = 1 }, urgent: false));
        Assert.True(queue.TryAdd(Frame(5), urgent: true));

        Assert.Equal([5, 1, 2, 4], TakeAll(queue));
    }

    [Fact]
    public void A_queue_is_full_by_its_bytes_too_and_what_is_urgent_has_its_place()
    {
        var queue = new OutboundQueue(1000, mostBytes: 250);
        QueuedFrame Long(int message) => new(new byte[100], 0, message, null, null);

        Assert.True(queue.TryAdd(Long(1), urgent: false) && queue.TryAdd(Long(2), urgent: false));
        Assert.False(queue.TryAdd(Long(3), urgent: false));
        Assert.True(queue.TryAdd(Long(4), urgent: true));
        Assert.Equal([4, 1], [TakeOne(queue), TakeOne(queue)]);
        Assert.True(queue.TryAdd(Long(5), urgent: false));
        Assert.Equal([2, 5], TakeAll(queue));
    }

    [Fact]
    public void A_batch_is_bounded_and_the_next_goes_on_where_it_ended()
    {
        var queue = new OutboundQueue(1000);
        for (var i = 0; i < 100; i++) queue.TryAdd(new QueuedFrame(new byte[1000], 0, i, null, null), urgent: false);
        var (batch, taken) = (new ArrayBufferWriter<byte>(), new List<QueuedFrame>());

        queue.TakeBatch(batch, taken.Add);
        Assert.InRange(batch.WrittenCount, 32 * 1024, 34 * 1024);
        while (!queue.IsEmpty)
        {
            batch.ResetWrittenCount();
            queue.TakeBatch(batch, taken.Add);
        }

        Assert.Equal(Enumerable.Range(0, 100), taken.Select(t => (int)t.Message!));
    }

    [Fact]
    public void System_messages_are_kept_until_acknowledged_and_taken_once()
    {
        var (outbox, inbox) = (new SystemOutbox(), new SystemInbox());
        for (var number = 1; number <= 4; number++) outbox.Sent(number, [(byte)number]);

        outbox.Acknowledged(2);

        Assert.Equal([3, 4], outbox.Unacknowledged.Select(f => (int)f[0]));
        Assert.True(inbox.Take(7, 1));
        Assert.True(inbox.Take(7, 2));
        Assert.False(inbox.Take(7, 2));
        Assert.False(inbox.Take(7, 1));
        Assert.True(inbox.Take(8, 1));
    }

    [Fact]
    public void A_new_connection_begins_with_what_was_not_acknowledged()
    {
        var traffic = new OutboundTraffic(new OutboundQueue(10), new ManualTime());
        traffic.Add(new SystemEnvelope.Stop("first"));
        traffic.Add(new SystemEnvelope.Stop("second"));
        var batch = new ArrayBufferWriter<byte>();
        traffic.Fill(batch);
        traffic.Acknowledged(1);
        traffic.TryAdd(Frame(9), urgent: false);
        Assert.True(traffic.HasPending);

        traffic.Begin();
        batch.ResetWrittenCount();
        traffic.Fill(batch);

        Assert.Equal([.. LinkFrame.System(2, new SystemEnvelope.Stop("second")), 9], batch.WrittenSpan.ToArray());
        batch.ResetWrittenCount();
        traffic.Fill(batch);
        Assert.Equal(0, batch.WrittenCount);
    }

    [Fact]
    public void What_has_waited_too_long_for_a_connection_is_taken_out_and_system_messages_stay()
    {
        var time = new ManualTime();
        var traffic = new OutboundTraffic(new OutboundQueue(10), time);
        traffic.TryAdd(Frame(1), urgent: false);
        time.Advance(TimeSpan.FromSeconds(3));
        traffic.TryAdd(Frame(2), urgent: false);
        traffic.Add(new SystemEnvelope.Stop("x"));
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.True(traffic.TryTakeExpired(TimeSpan.FromSeconds(5), out var expired));
        Assert.Equal(1, expired.Message);
        Assert.False(traffic.TryTakeExpired(TimeSpan.FromSeconds(5), out _));
        Assert.Equal(2, traffic.Waiting);
    }

    [Fact]
    public void Of_half_open_connections_the_oldest_goes_when_there_are_too_many()
    {
        var (first, second, third) = (new MemoryConnection("1"), new MemoryConnection("2"), new MemoryConnection("3"));
        var halfOpen = new HalfOpen(2);

        Assert.Null(halfOpen.Enter(first));
        Assert.Null(halfOpen.Enter(second));
        Assert.Same(first, halfOpen.Enter(third));
        Assert.False(halfOpen.Leave(first));
        Assert.True(halfOpen.Leave(third));
        Assert.Equal(1, halfOpen.Count);
    }

    [Fact]
    public async Task The_same_refusal_from_the_same_network_is_logged_once_a_minute()
    {
        using var system = ActorSystem.Create("log", ConfigurationFactory.ParseString("akka { loggers = [], stdout-loglevel = OFF }"));
        var warnings = Nodes.Listen(system, typeof(Warning));
        var time = new ManualTime();
        var log = new RefusalLog(system.Log, time);

        for (var i = 0; i < 100; i++) log.Warn("198.18.0.0", "garbage", "one");
        log.Warn("198.18.0.0", "secret", "two");
        log.Warn("198.18.1.0", "garbage", "three");
        time.Advance(TimeSpan.FromSeconds(61));
        log.Warn("198.18.0.0", "garbage", "four");
        for (var i = 0; i < 2_000; i++) log.Warn($"network {i}", "garbage", "five");
        system.Log.Warning("end");

        var heard = new List<string>();
        while (heard is not [.., "end"]) heard.Add(((Warning)Nodes.Next(warnings)).Message.ToString()!);
        Assert.Equal(["one", "two", "three", "four (99 more like it since this was last said)"], heard[..4]);
        Assert.InRange(heard.Count, 400, 600);
        await system.Terminate().Within();
    }

    private static QueuedFrame Frame(byte tag) => new([tag], 0, (int)tag, null, null);

    private static int TakeOne(OutboundQueue queue) => queue.TryTake(out var frame) ? (int)frame.Message! : 0;

    private static List<int> TakeAll(OutboundQueue queue)
    {
        var taken = new List<int>();
        while (queue.TryTake(out var frame)) taken.Add((int)frame.Message!);
        return taken;
    }
}
