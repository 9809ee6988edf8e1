using System.Net;
using Akka.Actor;
using Supervisor.Tests.Support;
using Xunit.Abstractions;

namespace Supervisor.Tests.Engine.Remote;

public sealed class OrderingSpecs(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Count = 100_000;
    private const int Cuts = 5;
    private const int Portion = Count / Cuts;
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    [Fact]
    public async Task Messages_stay_in_order_come_once_and_are_lost_only_where_a_connection_was_cut()
    {
        using var relay = new TcpRelay(IPAddress.Parse("127.0.0.2"));
        var port = FreePort.Take();
        relay.PassTo(new IPEndPoint(IPAddress.Parse("127.0.0.2"), port));
        var here = _nodes.Start(1, $"akka.remote.outbound-message-queue-size = {2 * Count}");
        var there = _nodes.Start(2, $"akka.remote.dot-netty.tcp {{ port = {port}, public-port = {relay.Port} }}");
        var received = new List<int>(Count);
        there.ActorOf(
            Script.Of((self, message) =>
            {
                if (message is int number) received.Add(number);
                else self.Here.Sender.Tell("so far so good");
            }),
            "sink");
        var sink = await Nodes.Resolve(here, there, "/user/sink");

        for (var i = 0; i < Count; i++)
        {
            sink.Tell(i);
            if (i % Portion == Portion / 2) relay.CutAll();
            if (i % Portion == Portion - 1) await Eventually.Some(() => Processed(sink));
        }

        Assert.Equal(received.Distinct().Order(), received);
        var gaps = received.Prepend(-1).Zip(received.Append(Count), (before, next) => next - before - 1).Where(lost => lost > 0).ToList();
        output.WriteLine($"Lost at {relay.Connections - 1} cuts: {string.Join(' ', gaps)} of {Count} messages");
        Assert.True(gaps.Count <= Cuts && relay.Connections > Cuts, $"{gaps.Count} gaps, {relay.Connections} connections");
    }

    [Fact]
    public async Task Messages_arrive_whole_and_in_order()
    {
        var (here, there) = (_nodes.Start(1, $"akka.remote.outbound-message-queue-size = {2 * Count}"), _nodes.Start(2));
        var (received, done) = (0, new TaskCompletionSource());
        there.ActorOf(
            Script.Of((_, message) =>
            {
                if ((int)message != received++) done.TrySetException(new InvalidOperationException($"{message} is not {received - 1}"));
                if (received == Count) done.TrySetResult();
            }),
            "sink");
        var sink = await Nodes.Resolve(here, there, "/user/sink");
        var began = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < Count; i++) sink.Tell(i);
        await done.Task.Within();

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        output.WriteLine($"{Count / seconds:N0} messages/s");
        Assert.Equal(0, Nodes.Between(here, there).Dropped);
    }

    [Fact]
    public async Task Questions_are_answered_one_after_the_other()
    {
        const int Rounds = 5_000;
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        var echo = await Nodes.Resolve(here, there, "/user/echo");
        var took = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var began = TimeProvider.System.GetTimestamp();
            Assert.Equal(i, await echo.Ask<int>(i, Watchdog.Default));
            took[i] = TimeProvider.System.GetElapsedTime(began).TotalMicroseconds;
        }

        Array.Sort(took);
        output.WriteLine($"Question and answer: p50 {took[Rounds / 2]:N0} µs, p99 {took[Rounds * 99 / 100]:N0} µs");
    }

    private static async Task<string?> Processed(IActorRef sink)
    {
        try
        {
            return await sink.Ask<string>("all of it?", TimeSpan.FromSeconds(1));
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }
}
