using System.Runtime.Serialization;
using Akka.Actor;

namespace Akka.Serialization;

/// <summary>
/// A message as it would arrive from another node: for tests, under akka.actor.serialize-messages = on. The engine's own
/// messages, texts and numbers are taken as they are.
/// </summary>
internal static class MessageVerification
{
    internal static object Copy(ExtendedActorSystem system, object message)
    {
        if (message is INoSerializationVerificationNeeded or string || IsPlain(message.GetType())) return message;
        try
        {
            var serializer = system.Serialization.FindSerializerFor(message);
            var manifest = Serialization.ManifestFor(serializer, message);
            return system.Serialization.Deserialize(system.Serialization.Serialize(message), serializer.Identifier, manifest);
        }
        catch (Exception cause)
        {
            // The boundary of user code: whatever a serializer throws, the sender learns of which message.
            throw new SerializationException($"{message.GetType()} cannot travel: {cause.Message}", cause);
        }
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type.Assembly == typeof(ActorSystem).Assembly;
}
