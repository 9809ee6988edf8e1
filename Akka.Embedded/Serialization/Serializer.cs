using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Turns objects into bytes and back; its number travels with the bytes.</summary>
public abstract class Serializer
{
    protected readonly ExtendedActorSystem system;

    private readonly Lazy<int> _identifier;

    protected Serializer(ExtendedActorSystem system)
    {
        this.system = system;
        _identifier = new Lazy<int>(() => SerializerIdentifierHelper.GetSerializerIdentifierFromConfig(GetType(), system));
    }

    /// <summary>From akka.actor.serialization-identifiers, unless overridden.</summary>
    public virtual int Identifier => _identifier.Value;

    /// <summary>Whether FromBinary needs to be told the type.</summary>
    public abstract bool IncludeManifest { get; }

    public abstract byte[] ToBinary(object obj);

    public abstract object FromBinary(byte[] bytes, Type type);

    public T FromBinary<T>(byte[] bytes) => (T)FromBinary(bytes, typeof(T));

    /// <summary>References in the object are written as they are found from that address.</summary>
    public byte[] ToBinaryWithAddress(Address address, object obj) =>
        Serialization.With(new Information(address, system), obj, ToBinary);
}
