using System.Net.Sockets;
using Akka.Remote.Links;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>A connection over which heartbeats are asked for and answered, and nothing else: each is a number in a frame.</summary>
internal sealed class HeartbeatLink : IDisposable
{
    private const int FrameLength = 1 + sizeof(long);

    private readonly Acquaintance _with;
    private Task _writing = Task.CompletedTask;

    public HeartbeatLink(Acquaintance with, ISocketWaiter waiter)
    {
        _with = with;
        Peer = new UniqueAddress(with.Peer.Address, with.Peer.Uid);
        with.Buffer.Limit = FrameLength;
        with.Connection.HandTo(waiter);
    }

    public UniqueAddress Peer { get; }

    /// <summary>What cannot be said at once is not said.</summary>
    public void Say(LinkFrameKind kind, long number)
    {
        if (_writing.IsCompleted) _writing = Write(Framing.WithLength(new WireWriter().Byte((byte)kind).Int64(number).Take()));
    }

    /// <summary>Until the connection ends, or says something else.</summary>
    public async Task Listen(LinkFrameKind expected, Action<HeartbeatLink, long> heard)
    {
        try
        {
            while (TakeAll(expected, heard))
            {
                var count = await _with.Connection.Read(_with.Buffer.Space(), CancellationToken.None).ConfigureAwait(false);
                if (count == 0) break;
                _with.Buffer.Added(count);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is lost: the silence that follows is all that there is to say.
        }
        Dispose();
    }

    public void Dispose() => _with.Connection.Dispose();

    private bool TakeAll(LinkFrameKind expected, Action<HeartbeatLink, long> heard)
    {
        while (true)
        {
            var status = _with.Buffer.TryTake(out ReadOnlyMemory<byte> frame);
            if (status != FrameStatus.Complete) return status == FrameStatus.Incomplete;
            var reader = new WireReader(frame.Span);
            var (kind, number) = ((LinkFrameKind)reader.Byte(), reader.Int64());
            if (kind != expected || !reader.IsComplete) return false;
            heard(this, number);
        }
    }

    private async Task Write(byte[] frame)
    {
        try
        {
            await _with.Connection.Write(frame, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            Dispose();
        }
    }
}
