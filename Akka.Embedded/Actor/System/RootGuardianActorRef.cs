using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>"/": the parent of /user and /system, and where /temp and /deadLetters are found.</summary>
internal sealed class RootGuardianActorRef(
    ActorSystemImpl system, IInternalActorRef supervisor, ActorPath path, IInternalActorRef deadLetters)
    : LocalActorRef(system, GuardianProducer.Props(() => new RootGuardianActor()), supervisor, path)
{
    private readonly Dictionary<string, IInternalActorRef> _extra = new() { ["deadLetters"] = deadLetters };

    public override IInternalActorRef Parent => this;

    internal void AddExtra(string name, IInternalActorRef actorRef) => _extra[name] = actorRef;

    internal override IInternalActorRef GetSingleChild(string name) =>
        _extra.TryGetValue(name, out var extra) ? extra : base.GetSingleChild(name);
}
