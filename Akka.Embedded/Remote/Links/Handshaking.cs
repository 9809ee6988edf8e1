using System.Security.Cryptography;
using Akka.Actor;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>Performs a handshake over a connection: preface, then the frames that the pure handshakes want said.</summary>
internal sealed class Handshaking(IConnection connection, HandshakeSelf self, FrameBuffer buffer)
{
    /// <exception cref="HandshakeException">It comes to nothing; the other side has been told, if it does not know.</exception>
    internal async Task<Peer> Dial(Address target, long number, LinkPurpose purpose, CancellationToken cancel)
    {
        var handshake = new DialerHandshake(self, target, number, Nonce(), connection.Binding, purpose);
        if (self.Secret is null && !connection.IsLoopback) throw new HandshakeException(Refusal.NotLoopback, false, "");
        await connection.Write((byte[])[.. Preface.Bytes, .. Framing.WithLength(handshake.Hello)], cancel).ConfigureAwait(false);
        await ReadPreface(cancel).ConfigureAwait(false);
        return await Converse(bytes => handshake.Receive(bytes.Span), cancel).ConfigureAwait(false);
    }

    /// <exception cref="HandshakeException">As above.</exception>
    internal async Task<Peer> Accept(CancellationToken cancel)
    {
        var handshake = new ListenerHandshake(self, Nonce(), connection.Binding);
        await ReadPreface(cancel).ConfigureAwait(false);
        await connection.Write(Preface.Bytes, cancel).ConfigureAwait(false);
        if (self.Secret is null && !connection.IsLoopback) await GiveUp(new(Refusal.NotLoopback, false), cancel).ConfigureAwait(false);
        return await Converse(bytes => handshake.Receive(bytes.Span), cancel).ConfigureAwait(false);
    }

    private static byte[] Nonce() => RandomNumberGenerator.GetBytes(HandshakeCodec.NonceLength);

    private async Task<Peer> Converse(Func<ReadOnlyMemory<byte>, HandshakeStep> receive, CancellationToken cancel)
    {
        while (true)
        {
            switch (receive(await ReadFrame(cancel).ConfigureAwait(false)))
            {
                case HandshakeStep.Say say:
                    await Write(say.Frame, cancel).ConfigureAwait(false);
                    break;
                case HandshakeStep.Done done:
                    if (done.LastWord is { } word) await Write(word, cancel).ConfigureAwait(false);
                    return done.Peer;
                case HandshakeStep.GiveUp giveUp:
                    await GiveUp(giveUp, cancel).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task GiveUp(HandshakeStep.GiveUp giveUp, CancellationToken cancel)
    {
        if (!giveUp.ByPeer)
        {
            await Write(HandshakeCodec.Encode(new HandshakeFrame.Refused(giveUp.Reason)), cancel).ConfigureAwait(false);
            connection.EndWriting();
        }

        throw new HandshakeException(giveUp.Reason, giveUp.ByPeer, giveUp.Detail);
    }

    private ValueTask Write(byte[] frame, CancellationToken cancel) => connection.Write(Framing.WithLength(frame), cancel);

    private async ValueTask ReadPreface(CancellationToken cancel)
    {
        ReadOnlyMemory<byte> bytes;
        while (!buffer.TryTake(Preface.Length, out bytes)) await Read(cancel).ConfigureAwait(false);
        if (Preface.Judge(bytes.Span) is not { } refusal) return;
        // Whoever speaks another version understands who we are from our preface, and no more.
        await connection.Write(Preface.Bytes, cancel).ConfigureAwait(false);
        connection.EndWriting();
        throw new HandshakeException(refusal, false, "");
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadFrame(CancellationToken cancel)
    {
        while (true)
        {
            var status = buffer.TryTake(out ReadOnlyMemory<byte> frame);
            if (status == FrameStatus.Complete) return frame;
            if (status == FrameStatus.Forbidden) throw new HandshakeException(Refusal.NotTheProtocol, false, "");
            await Read(cancel).ConfigureAwait(false);
        }
    }

    private async ValueTask Read(CancellationToken cancel)
    {
        var count = await connection.Read(buffer.Space(), cancel).ConfigureAwait(false);
        if (count == 0) throw new HandshakeException(Refusal.Closed, false, "");
        buffer.Added(count);
    }
}
