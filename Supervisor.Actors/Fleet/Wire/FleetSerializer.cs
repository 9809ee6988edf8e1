using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>
/// What crosses between fleet actors as bytes, the same with either actor engine. What is inside of a letter has no serializer: it
/// cannot come in any other way.
/// </summary>
public sealed class FleetSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string Hocon = """
        akka.actor {
          serializers.fleet = "Supervisor.Actors.Fleet.Wire.FleetSerializer, Supervisor.Actors"
          serialization-bindings { "Supervisor.Actors.Fleet.FleetEnvelope, Supervisor.Actors" = fleet }
        }
        """;

    /// <summary>Binds what crosses to this serializer. It is made by its name, which a trimmed program would not know to keep.</summary>
    public static Config Binding
    {
        [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(FleetSerializer))]
        get => ConfigurationFactory.ParseString(Hocon);
    }

    /// <inheritdoc/>
    public override int Identifier => 0x46_4C;

    /// <inheritdoc/>
    public override string Manifest(object o) => EnvelopeCodec.Manifest((FleetEnvelope)o);

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => EnvelopeCodec.Encode((FleetEnvelope)obj);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => EnvelopeCodec.Decode(manifest, bytes);
}
