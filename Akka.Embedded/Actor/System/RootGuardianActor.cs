namespace Akka.Actor;

/// <summary>Ends when /system has ended, which ends after /user.</summary>
internal sealed class RootGuardianActor : ActorBase
{
    protected override void PreStart() => Context.Watch(((ExtendedActorSystem)Context.System).SystemGuardian);

    protected override bool Receive(object message)
    {
        if (message is not Terminated) return false;
        Context.Stop(Self);
        return true;
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);
}
