using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine;

public sealed class SelectionSpecs : TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private readonly IActorRef _parent;

    public SelectionSpecs()
    {
        _parent = Sys.ActorOf(Parents.With(), "p");
        foreach (var name in new[] { "web-1", "web-2", "db" })
        {
            _parent.Tell(new Parents.Named(Props.Create<EchoActor>(), name), TestActor);
            ExpectMsg<IActorRef>();
        }
    }

    [Theory]
    [InlineData("/user/p/db")]
    [InlineData("akka://test/user/p/db")]
    [InlineData("user/p/db")]
    [InlineData("/user/p/../p/db")]
    public async Task A_path_is_resolved(string path)
    {
        var found = await Sys.ActorSelection(path).ResolveOne(Soon);
        Assert.Equal("db", found.Path.Name);
    }

    [Fact]
    public void A_wildcard_reaches_all_that_match()
    {
        Sys.ActorSelection("/user/p/web-?").Tell("hi", TestActor);
        ExpectMsgAllOf("hi", "hi");
        ExpectNoMsg(30);
        Sys.ActorSelection("/user/p/*").Tell("ho", TestActor);
        ReceiveN(3);
    }

    [Fact]
    public void A_selection_can_start_from_an_actor()
    {
        Sys.ActorSelection(_parent, "db").Tell("down", TestActor);
        ExpectMsg("down");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/p/none").ResolveOne(Soon));
        Sys.ActorSelection("/user/none").Tell(new Identify("id"), TestActor);
        Assert.Null(ExpectMsg<ActorIdentity>(i => Equals(i.MessageId, "id")).Subject);
    }

    [Fact]
    public void A_message_to_nowhere_is_a_dead_letter() =>
        EventFilter.DeadLetter<string>().ExpectOne(() => Sys.ActorSelection("/user/none").Tell("lost"));

    [Fact]
    public void An_actor_identifies_itself()
    {
        _parent.Tell(new Identify(5), TestActor);
        Assert.Equal(_parent, ExpectMsg<ActorIdentity>().Subject);
    }
}
