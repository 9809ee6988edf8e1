using System.Collections.Concurrent;

namespace Akka.Actor.Internal;

/// <summary>One instance of each extension per system, made when first asked for.</summary>
internal sealed class ExtensionTable(ActorSystemImpl system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    internal object Register(IExtensionId id) =>
        _extensions.GetOrAdd(id.ExtensionType, _ => new Lazy<object>(() => id.CreateExtension(system))).Value;

    internal object? Find(Type type) => _extensions.TryGetValue(type, out var extension) ? extension.Value : null;

    internal object Get(Type type) =>
        Find(type) ?? throw new InvalidOperationException($"Extension [{type}] is not registered in {system.Name}.");
}
