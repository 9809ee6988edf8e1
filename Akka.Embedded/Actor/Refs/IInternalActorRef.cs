using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public interface IInternalActorRef : IActorRef, IActorRefScope
{
    IInternalActorRef Parent { get; }

    IActorRefProvider Provider { get; }

    IActorRef GetChild(IReadOnlyList<string> name);

    void Restart(Exception cause);

    void Resume(Exception? causedByFailure = null);

    void Start();

    void Stop();

    void Suspend();

    internal void SendSystemMessage(SystemMessage message);
}
