using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Bytes are their own serialization; null is no bytes.</summary>
public class ByteArraySerializer(ExtendedActorSystem system) : Serializer(system)
{
    public override bool IncludeManifest => false;

    public override byte[] ToBinary(object obj) => obj switch
    {
        null => null!,
        byte[] bytes => bytes,
        _ => throw new SerializationException($"{GetType().Name} serializes byte arrays, not {obj.GetType()}"),
    };

    public override object FromBinary(byte[] bytes, Type type) => bytes;
}
