using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;

namespace Akka.Cluster;

/// <summary>What the members tell each other, with Akka.NET's number for it.</summary>
internal sealed class ClusterMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const int Number = 5;

    public override int Identifier => Number;

    public static void AddTo(Akka.Serialization.Serialization serialization)
    {
        var serializer = new ClusterMessageSerializer(serialization.System);
        serialization.AddSerializer("akka-cluster", serializer);
        serialization.AddSerializationMap(typeof(ClusterMessage), serializer);
    }

    public override string Manifest(object o) => ClusterMessageWriter.ManifestOf(o);

    public override byte[] ToBinary(object obj) => ClusterMessageWriter.ToBytes((ClusterMessage)obj);

    /// <exception cref="SerializationException">They are not a message.</exception>
    public override object FromBinary(byte[] bytes, string manifest) =>
        ClusterMessageReader.Read(manifest, bytes, system.Provider.DefaultAddress);
}
