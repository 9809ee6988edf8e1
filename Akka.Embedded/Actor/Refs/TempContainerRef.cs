using System.Collections.Concurrent;

namespace Akka.Actor;

/// <summary>/temp: the short-lived references that wait for one answer.</summary>
internal sealed class TempContainerRef(IActorRefProvider provider, ActorPath path, IInternalActorRef parent)
    : MinimalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override IInternalActorRef Parent { get; } = parent;

    internal void Add(string name, IInternalActorRef actorRef) => _children[name] = actorRef;

    internal void Remove(string name) => _children.TryRemove(name, out _);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || name[0].Length == 0) return this;
        if (!_children.TryGetValue(name[0], out var child)) return Nobody.Instance;
        return name.Count == 1 ? child : child.GetChild(name.Skip(1).ToArray());
    }
}
