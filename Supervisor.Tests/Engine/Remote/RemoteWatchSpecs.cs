using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class RemoteWatchSpecs : IAsyncLifetime
{
    private const string Impatient = "akka.remote.watch-failure-detector { heartbeat-interval = 50ms, acceptable-heartbeat-pause = 400ms }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    [Fact]
    public async Task The_death_of_a_watched_actor_is_told_and_confirmed()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var victim = there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var (heard, watching) = Watch(here, await Nodes.Resolve(here, there, "/user/victim"));
        await watching.Within();

        there.Stop(victim);

        Assert.Equal((victim.Path.Name, true, false), Nodes.Next(heard));
    }

    [Fact]
    public async Task Who_watches_an_actor_that_has_ended_is_told()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var victim = there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var remote = await Nodes.Resolve(here, there, "/user/victim");
        await victim.GracefulStop(Patience).Within();

        Assert.Equal(("victim", false, false), Nodes.Next(Watch(here, remote).Heard));
    }

    [Fact]
    public async Task Two_who_watch_are_told_and_one_who_has_stopped_watching_is_not()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var victim = there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var remote = await Nodes.Resolve(here, there, "/user/victim");
        var heard = new BlockingCollection<string>();
        var watchers = new[] { "a", "b", "c" }.Select(name => here.ActorOf(
            Script.Of(
                (self, message) =>
                {
                    if (message is Terminated) heard.Add(name);
                    else if (message is "stop") self.Here.Unwatch(remote);
                    if (message is not Terminated) self.Here.Sender.Tell("done");
                },
                start: self => self.Here.Watch(remote)),
            name)).ToArray();
        foreach (var watcher in watchers) await watcher.Ask<string>("started", Patience);
        await watchers[1].Ask<string>("stop", Patience);

        there.Stop(victim);

        Assert.Equal(["a", "c"], new[] { Nodes.Next(heard), Nodes.Next(heard) }.Order());
        Assert.Empty(heard);
    }

    [Fact]
    public async Task A_node_that_ends_in_order_takes_its_actors_with_it()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var (heard, watching) = Watch(here, await Nodes.Resolve(here, there, "/user/victim"));
        await watching.Within();

        await there.Terminate().Within();

        Assert.Equal("victim", Nodes.Next(heard).Name);
    }

    [Fact]
    public async Task A_node_that_vanishes_is_given_up_and_quarantined()
    {
        var network = new MemoryNetwork();
        var here = _nodes.Start(1, Impatient, "fleet", network.On("here"));
        var there = _nodes.Start(2, "", "fleet", network.On("there"));
        var quarantined = Nodes.Listen(here, typeof(QuarantinedEvent));
        there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var (heard, watching) = Watch(here, await Nodes.Resolve(here, there, "/user/victim"));
        await watching.Within();

        network.Cut("there");

        Assert.Equal(("victim", false, true), Nodes.Next(heard));
        var announced = Assert.IsType<QuarantinedEvent>(Nodes.Next(quarantined));
        Assert.Equal((Nodes.AddressOf(there), AddressUidExtension.Uid(there)), (announced.Address, announced.Uid));
    }

    [Fact]
    public async Task A_node_that_lives_is_not_given_up_however_long_its_connection_is_cut_for_a_moment()
    {
        var network = new MemoryNetwork();
        var here = _nodes.Start(1, "", "fleet", network.On("here"));
        var there = _nodes.Start(2, "", "fleet", network.On("there"));
        var victim = there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        var (heard, watching) = Watch(here, await Nodes.Resolve(here, there, "/user/victim"));
        await watching.Within();

        network.Cut("there");
        there.Stop(victim);
        network.Heal("there");

        Assert.Equal(("victim", true, false), Nodes.Next(heard));
    }

    [Fact]
    public async Task A_node_that_was_restarted_is_another_one()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        var old = await Nodes.Resolve(here, there, "/user/echo");
        var (heard, watching) = Watch(here, old);
        await watching.Within();
        var address = Nodes.AddressOf(there);

        Nodes.ProviderOf(there).Remoting.Dispose();
        var again = _nodes.Restart(address);
        var next = again.ActorOf(Script.Of((self, message) => self.Here.Sender.Tell($"{message} again")), "echo");
        var answer = await Eventually.Some(() => AskOrNull(here, again));

        Assert.Equal("hello again", answer);
        Assert.Equal(("echo", false, true), Nodes.Next(heard));
        Assert.NotEqual(old.Path.Uid, next.Path.Uid);
        await Assert.ThrowsAsync<AskTimeoutException>(() => old.Ask("anybody", TimeSpan.FromMilliseconds(300)));
        Assert.Contains(AddressUidExtension.Uid(there), Nodes.Between(here, again).State.Barred);
    }

    [Fact]
    public async Task A_quarantined_node_learns_of_it_and_is_not_heard_until_it_is_restarted()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        here.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        var told = Nodes.Listen(there, typeof(ThisActorSystemQuarantinedEvent));
        var remote = await Nodes.Resolve(here, there, "/user/echo");
        Assert.Equal("x", await Nodes.On(there, here, "/user/echo").Ask<string>("x", Patience));

        Nodes.ProviderOf(here).Quarantine(Nodes.AddressOf(there), AddressUidExtension.Uid(there));

        Assert.Equal(Nodes.AddressOf(here), ((ThisActorSystemQuarantinedEvent)Nodes.Next(told)).RemoteAddress);
        await Assert.ThrowsAsync<AskTimeoutException>(() => remote.Ask("anybody", TimeSpan.FromMilliseconds(500)));
        await Assert.ThrowsAsync<AskTimeoutException>(() => Nodes.On(there, here, "/user/echo").Ask("anybody", TimeSpan.FromMilliseconds(500)));

        await there.Terminate().Within();
        var again = _nodes.Restart(Nodes.AddressOf(there));
        again.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        Assert.Equal("hello", await Eventually.Some(() => AskOrNull(here, again)));
        Assert.Equal("hello", await Eventually.Some(() => AskOrNull(again, here)));
    }

    [Fact]
    public async Task Watchers_on_a_node_that_has_gone_are_forgotten()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        here.ActorOf(Producer.Props(() => new EchoActor()), "watched");
        var remote = await Nodes.Resolve(there, here, "/user/watched");
        var (_, watching) = Watch(there, remote);
        await watching.Within();
        var watched = (LocalActorRef)Nodes.ProviderOf(here).ResolveActorRef(remote.Path.ToSerializationFormat());
        await Eventually.True(() => watched.Cell.DeathWatch.WatcherCount == 1);

        await there.Terminate().Within();

        await Eventually.True(() => watched.Cell.DeathWatch.WatcherCount == 0);
    }

    private static async Task<string?> AskOrNull(ActorSystem here, ActorSystem there)
    {
        try
        {
            return await Nodes.On(here, there, "/user/echo").Ask<string>("hello", TimeSpan.FromMilliseconds(500));
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Terminated messages, and when the watch has arrived over there.</summary>
    private static (BlockingCollection<(string Name, bool Existed, bool AddressTerminated)> Heard, Task Watching) Watch(ActorSystem here, IActorRef remote)
    {
        var heard = new BlockingCollection<(string, bool, bool)>();
        here.ActorOf(Script.Of(
            (_, message) =>
            {
                if (message is Terminated terminated)
                    heard.Add((terminated.ActorRef.Path.Name, terminated.ExistenceConfirmed, terminated.AddressTerminated));
            },
            start: self => self.Here.Watch(remote)));
        return (heard, Eventually.True(() => Arrived(remote)));
    }

    private static bool Arrived(IActorRef remote) => ((RemoteActorRef)remote).Association.SystemMessages is { Count: > 0, AllArrived: true };
}
