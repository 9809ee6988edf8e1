using Akka.Actor;
using Akka.Event;
using Akka.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class ReconnectSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    [Fact]
    public async Task A_message_to_a_node_that_is_not_there_yet_waits_for_it()
    {
        var here = _nodes.Start(1);
        var later = new Address("akka.tcp", "fleet", "127.0.0.2", FreePort.Take());
        var warnings = Nodes.Listen(here, typeof(Warning));

        var answer = here.ActorSelection(later + "/user/echo").Ask<string>("early", Patience);
        Assert.Contains(later.ToString(), Nodes.Next(warnings).ToString(), StringComparison.Ordinal);
        var there = _nodes.Restart(later, "akka.loglevel = OFF");
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        // The first may have come between the node's start and its actor's.
        var again = here.ActorSelection(later + "/user/echo").Ask<string>("again", Patience);
        Assert.Contains(await (await Task.WhenAny(answer, again).Within()), (string[])["early", "again"]);
        Assert.Equal("again", await again);
    }

    [Fact]
    public void A_message_that_waits_too_long_is_a_dead_letter()
    {
        var here = _nodes.Start(1, "akka.remote { outbound-message-max-wait = 100ms, retry-gate-closed-for = 100ms }");
        var nobody = new Address("akka.tcp", "fleet", "127.0.0.2", FreePort.Take());
        var letters = Nodes.Listen(here, typeof(DeadLetter));

        here.ActorSelection(nobody + "/user/echo").Tell("too late");

        var letter = (DeadLetter)Nodes.Next(letters);
        Assert.Equal("too late", letter.Message);
        Assert.Equal(nobody, letter.Recipient.Path.Address);
    }

    [Fact]
    public void A_host_that_nobody_can_have_is_a_dead_letter_too()
    {
        var here = _nodes.Start(1, "akka.remote { outbound-message-max-wait = 0ms, retry-gate-closed-for = 50ms }");
        var letters = Nodes.Listen(here, typeof(DeadLetter));

        here.ActorSelection($"akka.tcp://fleet@{new string('x', 300)}:1/user/echo").Tell("lost");

        Assert.Equal("lost", ((DeadLetter)Nodes.Next(letters)).Message);
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_made_anew_and_the_life_goes_on()
    {
        var network = new MemoryNetwork();
        var (here, there) = (_nodes.Start(1, "", "fleet", network.On("here")), _nodes.Start(2, "", "fleet", network.On("there")));
        var lost = Nodes.Listen(here, typeof(DisassociatedEvent));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        Assert.Equal("one", await Nodes.On(here, there, "/user/echo").Ask<string>("one", Patience));
        var uid = Nodes.Between(here, there).State.Uid;

        network.Cut("there");
        Nodes.Next(lost);
        network.Heal("there");

        Assert.Equal("two", await Nodes.On(here, there, "/user/echo").Ask<string>("two", Patience));
        Assert.Equal(uid, Nodes.Between(here, there).State.Uid);
        Assert.Empty(Nodes.Between(here, there).State.Barred);
    }
}
