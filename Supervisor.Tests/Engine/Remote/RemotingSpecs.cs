using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class RemotingSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    [Fact]
    public async Task A_message_reaches_an_actor_of_another_node_and_the_answer_comes_back()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        Assert.Equal("hello", await Nodes.On(here, there, "/user/echo").Ask<string>("hello", Patience));
        var echo = await Nodes.Resolve(here, there, "/user/echo");
        Assert.Equal(17L, await echo.Ask<long>(17L, Patience));
        Assert.Equal(Nodes.AddressOf(there), echo.Path.Address);
    }

    [Fact]
    public async Task A_reference_in_a_message_leads_back_to_its_actor()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Script.Of((_, message) => ((IActorRef)message).Tell("found you")), "caller");
        var found = new TaskCompletionSource<object>();
        var me = here.ActorOf(Script.Of((_, message) => found.TrySetResult(message)));

        Nodes.On(here, there, "/user/caller").Tell(me);

        Assert.Equal("found you", await found.Task.Within());
    }

    [Fact]
    public async Task The_sender_is_known_on_the_other_side_and_local_to_its_own()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var seen = new TaskCompletionSource<IActorRef>();
        there.ActorOf(Script.Of((self, _) => seen.TrySetResult(self.Here.Sender)), "look");
        var me = here.ActorOf(Script.Of((_, _) => { }), "me");

        Nodes.On(here, there, "/user/look").Tell("who", me);

        var sender = await seen.Task.Within();
        Assert.Equal(Nodes.AddressOf(here) + "/user/me", sender.Path.ToString());
        Assert.Same(me, Nodes.ProviderOf(here).ResolveActorRef(sender.Path.ToSerializationFormat()));
    }

    [Fact]
    public async Task A_selection_fans_out_over_there()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        foreach (var name in (string[])["a1", "a2", "b1"]) there.ActorOf(Producer.Props(() => new EchoActor()), name);
        var answers = new BlockingCollection<string>();
        var me = here.ActorOf(Script.Of((self, _) => answers.Add(self.Here.Sender.Path.Name)));

        Nodes.On(here, there, "/user/a*").Tell("x", me);

        Assert.Equal(["a1", "a2"], new[] { Nodes.Next(answers), Nodes.Next(answers) }.Order());
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Nodes.On(here, there, "/user/none").ResolveOne(Patience));
    }

    [Fact]
    public async Task The_engines_own_messages_travel()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Script.Of((self, message) => self.Here.Sender.Tell(message switch
        {
            "fail" => new Status.Failure(new InvalidOperationException("no")),
            "good" => new Status.Success("yes"),
            var other => other,
        })), "status");
        var status = await Nodes.Resolve(here, there, "/user/status");

        Assert.Contains("InvalidOperationException: no", (await Assert.ThrowsAnyAsync<Exception>(() => status.Ask<string>("fail", Patience))).Message, StringComparison.Ordinal);
        Assert.Equal("yes", ((Status.Success)await status.Ask("good", Patience)).Status);
        Assert.Equal(Nodes.AddressOf(here), await status.Ask<Address>(Nodes.AddressOf(here), Patience));
        Assert.True(await status.Ask<bool>(true, Patience));
        Assert.Equal(3, await status.Ask<int>(3, Patience));
        Assert.Same(Akka.Done.Instance, await status.Ask<Akka.Done>(Akka.Done.Instance, Patience));
    }

    [Fact]
    public async Task What_nobody_can_serialize_is_dropped_and_the_next_message_arrives()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        var errors = Nodes.Listen(here, typeof(Akka.Event.Error));
        var echo = await Nodes.Resolve(here, there, "/user/echo");

        echo.Tell(new Uri("http://x"));
        echo.Tell(new string('x', 200_000));

        Assert.Equal("next", await echo.Ask<string>("next", Patience));
        Assert.Contains("System.Uri", Nodes.Next(errors).ToString(), StringComparison.Ordinal);
        Assert.Contains("maximum-frame-size", Nodes.Next(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_is_stopped_from_another_node()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var stopped = new TaskCompletionSource();
        var victim = there.ActorOf(Producer.Props(() => new EchoActor()), "victim");
        there.ActorOf(Script.Of((_, _) => stopped.SetResult(), start: self => self.Here.Watch(victim)));

        (await Nodes.Resolve(here, there, "/user/victim")).Tell(PoisonPill.Instance);

        await stopped.Task.Within();
    }

    [Fact]
    public async Task Associations_are_announced()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2));
        var announced = Nodes.Listen(here, typeof(AssociatedEvent));

        await Nodes.On(here, there, "/user").ResolveOne(Patience);

        Assert.Equal([false, true], new[] { (AssociatedEvent)Nodes.Next(announced), (AssociatedEvent)Nodes.Next(announced) }.Select(a => a.IsInbound).Order());
        Assert.Equal(AddressUidExtension.Uid(there), Nodes.Between(here, there).State.Uid);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_that_names_it()
    {
        var here = _nodes.Start(1);

        var thrown = Assert.Throws<RemoteTransportException>(() => _nodes.Restart(Nodes.AddressOf(here)));

        Assert.Contains($"127.0.0.1:{Nodes.AddressOf(here).Port}", thrown.Message, StringComparison.Ordinal);
    }
}
