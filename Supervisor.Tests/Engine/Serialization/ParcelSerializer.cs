using System.Buffers.Binary;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Supervisor.Tests.Engine.Serialization;

/// <summary>By type, not by manifest; its number is its own, its settings come from the configuration.</summary>
internal sealed class ParcelSerializer : Serializer
{
    public ParcelSerializer(ExtendedActorSystem system)
        : this(system, Config.Empty)
    {
    }

    public ParcelSerializer(ExtendedActorSystem system, Config config)
        : base(system) =>
        Unit = config.GetString("unit", "kg");

    public override int Identifier => 78;

    public override bool IncludeManifest => true;

    internal string Unit { get; }

    public override byte[] ToBinary(object obj)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, ((Parcel)obj).Weight);
        return bytes;
    }

    public override object FromBinary(byte[] bytes, Type type) => type == typeof(Parcel)
        ? new Parcel(BinaryPrimitives.ReadInt32LittleEndian(bytes))
        : throw new ArgumentException($"{type}", nameof(type));
}
