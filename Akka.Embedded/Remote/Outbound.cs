using System.Text;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Links;
using Akka.Remote.Protocol;
using Akka.Serialization;

namespace Akka.Remote;

/// <summary>From a message to the bytes of a frame, on the sender's thread: a message is what it was when it was told.</summary>
internal sealed class Outbound(ExtendedActorSystem system, Remoting remoting)
{
    [ThreadStatic]
    private static WireWriter? _writer;

    private readonly Information _information = new(remoting.Address, system);

    internal void Send(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        byte[] frame;
        try
        {
            frame = Serialization.Serialization.With(_information, (this, message, sender, recipient), static a => a.Item1.ToFrame(a.message, a.sender, a.recipient));
        }
        catch (Exception cause)
        {
            // The boundary of user code: whatever a serializer throws, the sender has only told a message.
            remoting.Log.Error(cause, "A message of {0} to {1} cannot be sent: {2}", message.GetType(), recipient, cause.Message);
            return;
        }

        if (frame.Length - Framing.Prefix > remoting.Settings.MaximumFrame)
        {
            remoting.Log.Error("A message of {0} to {1} is dropped: {2} bytes are more than maximum-frame-size, {3}",
                message.GetType(), recipient, frame.Length, remoting.Settings.MaximumFrame);
            return;
        }

        recipient.Association.Send(frame, message, sender, recipient, recipient.IsUrgent);
    }

    private byte[] ToFrame(object message, IActorRef? sender, RemoteActorRef recipient)
    {
        var serializer = system.Serialization.FindSerializerFor(message);
        var envelope = new MessageEnvelope
        {
            Recipient = recipient.OnTheWire,
            Sender = sender is null ? [] : Encoding.UTF8.GetBytes(Serialization.Serialization.SerializedActorPath(sender)),
            Serializer = serializer.Identifier,
            Manifest = Encoding.UTF8.GetBytes(Serialization.Serialization.ManifestFor(serializer, message)),
            Payload = serializer.ToBinary(message),
        };
        _writer ??= new WireWriter();
        _writer.Clear();
        return envelope.ToFrame(_writer);
    }
}
