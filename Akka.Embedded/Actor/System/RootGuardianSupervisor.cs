using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Above the root: learns of the end of the tree.</summary>
internal sealed class RootGuardianSupervisor(IActorRefProvider provider, ActorPath root, TaskCompletionSource terminated)
    : MinimalActorRef
{
    public override ActorPath Path { get; } = root / "_Root-guardian-supervisor";

    public override IActorRefProvider Provider { get; } = provider;

    internal override void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed: ((IInternalActorRef)failed.Child).Stop(); break;
            case DeathWatchNotification: terminated.TrySetResult(); break;
        }
    }
}
