namespace Akka.Actor;

/// <summary>An instance that goes leaves its stashed messages to the mailbox: to the next instance, or to the dead letters.</summary>
internal static class ActorStashRelease
{
    internal static void Of(ActorBase actor)
    {
        if (actor is IActorStash { Stash: { } stash }) stash.UnstashAll();
    }
}
