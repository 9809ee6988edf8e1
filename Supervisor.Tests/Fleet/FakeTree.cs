using Akka.Actor;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Fleet;

/// <summary>A fake daemon's tree: answers commands as the fake does.</summary>
internal sealed class FakeTree(FakeSupervisor supervisor) : UntypedActor
{
    public static Props Props(FakeSupervisor supervisor) => Akka.Actor.Props.CreateBy(new Producer(supervisor));

    protected override void OnReceive(object message)
    {
        if (message is SupervisorCommand command) supervisor.Ask(command).PipeTo(Sender);
    }

    private sealed class Producer(FakeSupervisor supervisor) : IIndirectActorProducer
    {
        public Type ActorType => typeof(FakeTree);

        public ActorBase Produce() => new FakeTree(supervisor);

        public void Release(ActorBase actor) { }
    }
}
