using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Which serializer is for which type, and by which number it is known. Without a binding there is no default.</summary>
public class Serialization
{
    [ThreadStatic]
    private static Information? _current;

    private readonly SerializerRegistry _registry = new();
    private readonly NullSerializer _null;

    public Serialization(ExtendedActorSystem system)
    {
        System = system;
        _null = new NullSerializer(system);
        _registry.Add("null", _null);
        if (system.Provider is Remote.RemoteActorRefProvider remote)
        {
            Remote.RemoteMessageSerializer.AddTo(this);
            if (remote.IsOfCluster) Cluster.ClusterMessageSerializer.AddTo(this);
        }
        SerializersFromConfig.AddTo(this, _registry);
        if (system.Settings.Setup.Get<SerializationSetup>() is { HasValue: true } setup)
            foreach (var details in setup.Value.CreateSerializers(system)) Add(details);
    }

    public ExtendedActorSystem System { get; }

    public void AddSerializer(string name, Serializer serializer) => _registry.Add(name, serializer);

    public void AddSerializationMap(Type type, Serializer serializer) => _registry.Bind(type, serializer);

    public Serializer FindSerializerFor(object? obj, string? defaultSerializerName = null) =>
        obj is null ? _null : FindSerializerForType(obj.GetType(), defaultSerializerName);

    public Serializer FindSerializerForType(Type objectType, string? defaultSerializerName = null)
    {
        ArgumentNullException.ThrowIfNull(objectType);
        return _registry.Find(objectType, defaultSerializerName) ?? throw new SerializationException(
            $"No serializer for {objectType}: neither it nor a base of it is in akka.actor.serialization-bindings");
    }

    public byte[] Serialize(object o) => WithTransport(System, o, obj => FindSerializerFor(obj).ToBinary(obj));

    public object Deserialize(byte[] bytes, int serializerId, Type type) =>
        WithTransport(System, bytes, data => Serializer(serializerId, type?.ToString()).FromBinary(data, type!));

    public object Deserialize(byte[] bytes, int serializerId, string manifest) =>
        WithTransport(System, bytes, data => Serializer(serializerId, manifest) switch
        {
            SerializerWithStringManifest own => own.FromBinary(data, manifest),
            var other when string.IsNullOrEmpty(manifest) => other.FromBinary(data, null!),
            var other => other.FromBinary(data, TypeNames.Find(manifest) ?? throw new SerializationException(
                $"There is no type '{manifest}', which serializer {serializerId} ({other.GetType()}) needs")),
        });

    public IActorRef DeserializeActorRef(string path) => System.Provider.ResolveActorRef(path);

    public static Information GetCurrentTransportInformation() => _current ?? throw new InvalidOperationException(
        "There is no transport information outside of a serialization: use Serialization.WithTransport.");

    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest own => own.Manifest(msg),
        { IncludeManifest: true } => NameOf(msg?.GetType()),
        _ => "",
    };

    /// <summary>As the other side finds the actor: with our address towards it.</summary>
    public static string SerializedActorPath(IActorRef? actorRef)
    {
        if (actorRef is null) return "";
        var provider = (actorRef as LocalActorRef)?.Provider;
        if (_current is not { } towards)
            return provider is null
                ? actorRef.Path.ToSerializationFormat()
                : actorRef.Path.ToSerializationFormatWithAddress(provider.DefaultAddress);
        if (provider is null || ReferenceEquals(provider.Settings.System, towards.System))
            return actorRef.Path.ToSerializationFormatWithAddress(towards.Address);
        return actorRef.Path.ToSerializationFormatWithAddress(
            provider.GetExternalAddressFor(towards.Address) ?? provider.DefaultAddress);
    }

    public static T WithTransport<T>(ExtendedActorSystem system, Func<T> action) =>
        With(_current ?? system.Provider.SerializationInformation, action, static a => a());

    public static T WithTransport<TState, T>(ExtendedActorSystem system, TState state, Func<TState, T> action) =>
        With(_current ?? system.Provider.SerializationInformation, state, action);

    internal static T With<TState, T>(Information information, TState state, Func<TState, T> action)
    {
        var before = _current;
        _current = information;
        try
        {
            return action(state);
        }
        finally
        {
            _current = before;
        }
    }

    /// <summary>With the assembly's name, without its version.</summary>
    internal static string NameOf(Type? type) =>
        type is null ? "" : type == typeof(string) || type.IsPrimitive ? type.FullName! : $"{type.FullName}, {type.Assembly.GetName().Name}";

    private void Add(SerializerDetails details)
    {
        AddSerializer(details.Alias, details.Serializer);
        foreach (var type in details.UseFor) AddSerializationMap(type, details.Serializer);
    }

    private Serializer Serializer(int id, string? manifest) => _registry.Find(id) ?? throw new SerializationException(
        $"No serializer has the number {id} (manifest [{manifest}]): akka.actor.serializers differs between the two sides");
}
