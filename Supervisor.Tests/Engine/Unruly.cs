using Akka.Actor;

namespace Supervisor.Tests.Engine;

/// <summary>Throws in one of its hooks, the first instance only; answers "number" with the number of the instance.</summary>
internal sealed class Unruly(string where, int number) : UntypedActor, IDisposable
{
    internal static Props Of(string where)
    {
        var made = 0;
        return Props.CreateBy(new Disposer(() => new Unruly(where, ++made)));
    }

    public void Dispose() => ThrowIn("dispose");

    protected override void PreRestart(Exception reason, object message) => ThrowIn("restart");

    protected override void PostStop() => ThrowIn("stop");

    protected override void OnReceive(object message)
    {
        if (message is Exception failure) throw failure;
        Sender.Tell(number);
    }

    private void ThrowIn(string hook)
    {
        if (number == 1 && hook == where) throw new InvalidOperationException(hook);
    }

    private sealed class Disposer(Func<ActorBase> produce) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Unruly);

        public ActorBase Produce() => produce();

        public void Release(ActorBase actor) => ((IDisposable)actor).Dispose();
    }
}
