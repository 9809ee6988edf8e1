using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Serialization;
using Akka.TestKit.Xunit2;
using Akka.Util;

namespace Supervisor.Tests.Engine.Serialization;

public sealed class SerializationSpecs() : TestKit(Hocon)
{
    private const string Hocon =
        """
        akka.actor {
          serializers {
            letters = "Supervisor.Tests.Engine.Serialization.LetterSerializer, Supervisor.Tests"
            parcels = "Supervisor.Tests.Engine.Serialization.ParcelSerializer, Supervisor.Tests"
          }
          serialization-bindings {
            "Supervisor.Tests.Engine.Serialization.ILetter, Supervisor.Tests" = letters
            "Supervisor.Tests.Engine.Serialization.Parcel, Supervisor.Tests" = parcels
          }
          serialization-identifiers { "Supervisor.Tests.Engine.Serialization.LetterSerializer, Supervisor.Tests" = 77 }
          serialization-settings.parcels.unit = lb
        }
        """;

    private Akka.Serialization.Serialization Serialization => Sys.Serialization;

    [Fact]
    public void A_bound_message_survives_the_journey_with_its_serializers_number_and_manifest()
    {
        var letter = new LoveLetter("dear");
        var serializer = Serialization.FindSerializerFor(letter);
        Assert.Equal(77, serializer.Identifier);
        Assert.Equal("love", Akka.Serialization.Serialization.ManifestFor(serializer, letter));
        Assert.Equal(letter, Serialization.Deserialize(Serialization.Serialize(letter), 77, "love"));
    }

    [Fact]
    public void A_serializer_without_manifests_of_its_own_is_told_the_type()
    {
        var parcel = new Parcel(5);
        var serializer = Serialization.FindSerializerFor(parcel);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, parcel);
        Assert.Equal("Supervisor.Tests.Engine.Serialization.Parcel, Supervisor.Tests", manifest);
        Assert.Equal(parcel, Serialization.Deserialize(serializer.ToBinary(parcel), 78, manifest));
        Assert.Equal(parcel, Serialization.Deserialize(serializer.ToBinary(parcel), 78, typeof(Parcel)));
        Assert.Equal(parcel, serializer.FromBinary<Parcel>(serializer.ToBinary(parcel)));
        Assert.Throws<SerializationException>(() => Serialization.Deserialize([], 78, "No.Such, Type"));
    }

    [Fact]
    public void A_serializer_gets_its_settings() =>
        Assert.Equal("lb", ((ParcelSerializer)Serialization.FindSerializerForType(typeof(Parcel))).Unit);

    [Fact]
    public void The_most_special_binding_wins_and_any_object_comes_last()
    {
        var (any, special) = (new ByteArraySerializer((ExtendedActorSystem)Sys), new ParcelSerializer((ExtendedActorSystem)Sys));
        Serialization.AddSerializationMap(typeof(object), any);
        Assert.Same(any, Serialization.FindSerializerForType(typeof(Uri)));
        Assert.IsType<LetterSerializer>(Serialization.FindSerializerForType(typeof(LoveLetter)));
        Serialization.AddSerializationMap(typeof(LoveLetter), special);
        Assert.Same(special, Serialization.FindSerializerForType(typeof(LoveLetter)));
        Assert.IsType<LetterSerializer>(Serialization.FindSerializerForType(typeof(Letter)));
        Assert.IsType<ParcelSerializer>(Serialization.FindSerializerForType(typeof(Uri), "parcels"));
    }

    [Fact]
    public void Bytes_and_null_need_no_configuration()
    {
        byte[] bytes = [1, 2, 3];
        Assert.Equal(4, Serialization.FindSerializerFor(bytes).Identifier);
        Assert.Same(bytes, Serialization.Deserialize(Serialization.Serialize(bytes), 4, ""));
        Assert.Equal(0, Serialization.FindSerializerFor(null).Identifier);
        Assert.Null(Serialization.Deserialize([], 0, ""));
    }

    [Fact]
    public void What_nothing_is_bound_to_says_so()
    {
        var thrown = Assert.Throws<SerializationException>(() => Serialization.FindSerializerFor(new Uri("http://x")));
        Assert.Contains("System.Uri", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("akka.actor.serialization-bindings", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("999", Assert.Throws<SerializationException>(() => Serialization.Deserialize([], 999, "m")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_serializer_without_a_number_says_where_it_belongs()
    {
        var thrown = Assert.Throws<ArgumentException>(() => new Unnumbered((ExtendedActorSystem)Sys).Identifier);
        Assert.Contains("akka.actor.serialization-identifiers", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_is_written_with_the_address_under_which_it_is_found()
    {
        var actor = Sys.ActorOf<EchoActor>("found");
        var system = (ExtendedActorSystem)Sys;
        var local = Akka.Serialization.Serialization.SerializedActorPath(actor);
        Assert.StartsWith("akka://test/user/found#", local, StringComparison.Ordinal);
        Assert.Equal(actor, Serialization.DeserializeActorRef(local));
        Assert.Equal("", Akka.Serialization.Serialization.SerializedActorPath(ActorRefs.NoSender));
        Assert.Throws<InvalidOperationException>(Akka.Serialization.Serialization.GetCurrentTransportInformation);
        Assert.Equal(
            system.Provider.DefaultAddress,
            Akka.Serialization.Serialization.WithTransport(system, () => Akka.Serialization.Serialization.GetCurrentTransportInformation().Address));
        var there = new Address("akka.tcp", "test", "host", 2551);
        Assert.StartsWith(
            "akka.tcp://test@host:2551/user/found#",
            System.Text.Encoding.UTF8.GetString(new PathSerializer(system).ToBinaryWithAddress(there, actor)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serializers_can_be_given_as_objects()
    {
        var setup = ActorSystemSetup.Create(SerializationSetup.Create(system => ImmutableHashSet.Create(
            SerializerDetails.Create("parcels", new ParcelSerializer(system), ImmutableHashSet.Create(typeof(Parcel))))));
        var system = ActorSystem.Create("objects", setup);
        Assert.Equal(78, system.Serialization.FindSerializerForType(typeof(Parcel)).Identifier);
        Assert.Equal(Option<BootstrapSetup>.None, system.Settings.Setup.Get<BootstrapSetup>());
        await system.Terminate();
    }

    private sealed class Unnumbered(ExtendedActorSystem system) : Serializer(system)
    {
        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) => [];

        public override object FromBinary(byte[] bytes, Type type) => bytes;
    }

    private sealed class PathSerializer(ExtendedActorSystem system) : Serializer(system)
    {
        public override int Identifier => 79;

        public override bool IncludeManifest => false;

        public override byte[] ToBinary(object obj) =>
            System.Text.Encoding.UTF8.GetBytes(Akka.Serialization.Serialization.SerializedActorPath((IActorRef)obj));

        public override object FromBinary(byte[] bytes, Type type) =>
            system.Serialization.DeserializeActorRef(System.Text.Encoding.UTF8.GetString(bytes));
    }
}
