using System.Collections.Concurrent;
using System.Runtime.Serialization;
using Akka.Configuration;

namespace Akka.Serialization;

/// <summary>Serializers by name, by number and by type. What was found for a type is remembered until a binding changes.</summary>
internal sealed class SerializerRegistry
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Type, Serializer> _found = new();
    private readonly Dictionary<string, Serializer> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Serializer> _byNumber = [];
    private readonly List<KeyValuePair<Type, Serializer>> _bindings = [];

    /// <summary>A name may be given to another serializer; a number belongs to one.</summary>
    internal void Add(string name, Serializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        lock (_gate)
        {
            if (_byName.Remove(name, out var before)) _byNumber.Remove(before.Identifier);
            if (_byNumber.TryGetValue(serializer.Identifier, out var other))
                throw new ConfigurationException(
                    $"akka.actor.serializers.{name}: {serializer.GetType()} has the number {serializer.Identifier}, and so has {other.GetType()}");
            _byName.Add(name, serializer);
            _byNumber.Add(serializer.Identifier, serializer);
        }
    }

    internal void Bind(Type type, Serializer serializer)
    {
        lock (_gate)
        {
            _bindings.RemoveAll(b => b.Key == type);
            _bindings.Add(new(type, serializer));
            _found.Clear();
        }
    }

    internal Serializer? Find(string name)
    {
        lock (_gate) return _byName.GetValueOrDefault(name);
    }

    internal Serializer? Find(int number)
    {
        lock (_gate) return _byNumber.GetValueOrDefault(number);
    }

    internal Serializer? Find(Type type, string? otherwise)
    {
        if (_found.TryGetValue(type, out var known)) return known;
        lock (_gate)
        {
            var found = NearestBinding(type) ?? ByDefault(otherwise) ?? Exact(typeof(object));
            return found is null ? null : _found[type] = found;
        }
    }

    /// <summary>
    /// Of the bindings to bases and interfaces the one that no other is more special than; a binding of object counts as none.
    /// </summary>
    private Serializer? NearestBinding(Type type)
    {
        KeyValuePair<Type, Serializer>? nearest = null;
        foreach (var binding in _bindings)
        {
            if (binding.Key == typeof(object) || !binding.Key.IsAssignableFrom(type)) continue;
            if (nearest is not { } before || before.Key.IsAssignableFrom(binding.Key)) nearest = binding;
        }

        return nearest?.Value;
    }

    private Serializer? Exact(Type type) => _bindings.Find(b => b.Key == type).Value;

    private Serializer? ByDefault(string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        return _byName.GetValueOrDefault(name) ?? throw new SerializationException(
            $"There is no serializer called '{name}' in akka.actor.serializers");
    }
}
