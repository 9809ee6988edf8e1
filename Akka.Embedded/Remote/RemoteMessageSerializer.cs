using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Protocol;
using Akka.Serialization;

namespace Akka.Remote;

/// <summary>
/// The engine's own messages, and the plain values that need no serializer of the user's: texts, numbers, references. What is
/// inside of another message is written with its own serializer.
/// </summary>
internal sealed class RemoteMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const int Number = 16;

    public override int Identifier => Number;

    internal static void AddTo(Serialization.Serialization serialization)
    {
        var serializer = new RemoteMessageSerializer(serialization.System);
        serialization.AddSerializer("akka-misc", serializer);
        foreach (var type in (ReadOnlySpan<Type>)
            [
                typeof(string), typeof(int), typeof(long), typeof(bool), typeof(IActorRef), typeof(Address), typeof(Identify),
                typeof(ActorIdentity), typeof(PoisonPill), typeof(Kill), typeof(Status.Success), typeof(Status.Failure),
                typeof(ActorSelectionMessage), typeof(RemoteWatcher.Heartbeat), typeof(RemoteWatcher.HeartbeatRsp), typeof(Done),
            ])
            serialization.AddSerializationMap(type, serializer);
    }

    public override string Manifest(object o) => o switch
    {
        string => "s",
        int => "i",
        long => "l",
        bool => "b",
        IActorRef => "r",
        Address => "a",
        Identify => "I",
        ActorIdentity => "AI",
        PoisonPill => "PP",
        Kill => "K",
        Status.Success => "SS",
        Status.Failure => "SF",
        ActorSelectionMessage => "AS",
        RemoteWatcher.Heartbeat => "H",
        RemoteWatcher.HeartbeatRsp => "HR",
        Done => "D",
        _ => throw new SerializationException($"{nameof(RemoteMessageSerializer)} does not know {o?.GetType()}"),
    };

    public override byte[] ToBinary(object obj)
    {
        var writer = new WireWriter();
        return obj switch
        {
            string text => System.Text.Encoding.UTF8.GetBytes(text),
            int number => writer.Int32(number).Take(),
            long number => writer.Int64(number).Take(),
            bool value => writer.Flag(value).Take(),
            IActorRef actor => writer.Text(Serialization.Serialization.SerializedActorPath(actor)).Take(),
            Address address => writer.Text(address.ToString()).Take(),
            Identify identify => Nested(writer, identify.MessageId).Take(),
            ActorIdentity identity => Nested(writer.Text(Serialization.Serialization.SerializedActorPath(identity.Subject)), identity.MessageId).Take(),
            Status.Success success => Nested(writer, success.Status).Take(),
            Status.Failure failure => Nested(writer.Text(Limited(failure.Cause)), failure.State).Take(),
            ActorSelectionMessage selection => SelectionOnTheWire.Write(Nested(writer, selection.Message), selection).Take(),
            RemoteWatcher.HeartbeatRsp response => writer.Int32(response.Uid).Take(),
            _ => [],
        };
    }

    public override object FromBinary(byte[] bytes, string manifest)
    {
        var reader = new WireReader(bytes);
        var read = manifest == "s" ? System.Text.Encoding.UTF8.GetString(reader.Rest()) : Read(ref reader, manifest);
        return reader.IsComplete
            ? read
            : throw new SerializationException($"{nameof(RemoteMessageSerializer)}: what claims to be '{manifest}' is cut off or too long");
    }

    private object Read(ref WireReader reader, string manifest) => manifest switch
    {
        "i" => reader.Int32(),
        "l" => reader.Int64(),
        "b" => reader.Flag(),
        "r" => Reference(ref reader) ?? system.DeadLetters,
        "a" => Address.TryParse(reader.Text(), out var address) ? address : throw new SerializationException("not an address"),
        "I" => new Identify(Nested(ref reader)),
        "AI" => ReadIdentity(ref reader),
        "PP" => PoisonPill.Instance,
        "K" => Kill.Instance,
        "SS" => new Status.Success(Nested(ref reader)),
        "SF" => ReadFailure(ref reader),
        "AS" => SelectionOnTheWire.Read(ref reader, Nested(ref reader)),
        "H" => RemoteWatcher.Heartbeat.Instance,
        "HR" => new RemoteWatcher.HeartbeatRsp(reader.Int32()),
        "D" => Done.Instance,
        _ => throw new SerializationException($"{nameof(RemoteMessageSerializer)} has no manifest '{manifest}'"),
    };

    private ActorIdentity ReadIdentity(ref WireReader reader)
    {
        var subject = Reference(ref reader);
        return new ActorIdentity(Nested(ref reader), subject);
    }

    private Status.Failure ReadFailure(ref WireReader reader)
    {
        var cause = new RemoteFailureException(reader.Text());
        return new Status.Failure(cause, Nested(ref reader));
    }

    private IActorRef? Reference(ref WireReader reader) =>
        reader.Text() is { Length: > 0 } path ? system.Serialization.DeserializeActorRef(path) : null;

    private WireWriter Nested(WireWriter writer, object? inner)
    {
        var serializer = system.Serialization.FindSerializerFor(inner);
        var manifest = Serialization.Serialization.ManifestFor(serializer, inner!);
        var bytes = serializer.ToBinary(inner!);
        return writer.Int32(serializer.Identifier).Text(manifest).Int32(bytes.Length).Raw(bytes);
    }

    private object Nested(ref WireReader reader)
    {
        var (serializer, manifest) = (reader.Int32(), reader.Text());
        var bytes = reader.Raw(reader.Int32());
        if (reader.Failed) throw new SerializationException("a message inside of another is cut off");
        return system.Serialization.Deserialize(bytes.ToArray(), serializer, manifest);
    }

    private static string Limited(Exception? cause)
    {
        const int Longest = 4000;
        var text = cause is null ? "no cause" : $"{cause.GetType().Name}: {cause.Message}";
        return text.Length <= Longest ? text : text[..Longest];
    }
}
