using System.Net.Sockets;
using Akka.Remote.Links;
using Akka.Remote.Protocol;

namespace Akka.Cluster;

/// <summary>
/// A connection over which heartbeats are asked for and answered, and nothing else: each is a number in a frame. The first question and
/// its answer are waited for as anything else is; from then on it is looked at once per beat.
/// </summary>
internal sealed class HeartbeatLink : IDisposable
{
    private const int FrameLength = 1 + sizeof(long);

    private readonly Acquaintance _with;
    private Task _writing = Task.CompletedTask;

    public HeartbeatLink(Acquaintance with)
    {
        _with = with;
        Peer = new UniqueAddress(with.Peer.Address, with.Peer.Uid);
        with.Buffer.Limit = FrameLength;
    }

    public UniqueAddress Peer { get; }

    /// <summary>How long ago something came in, whether it was read or not.</summary>
    public TimeSpan SinceReceived => _with.Connection.SinceReceived;

    /// <summary>What cannot be said at once is not said.</summary>
    public void Say(LinkFrameKind kind, long number)
    {
        if (_writing.IsCompleted) _writing = Write(Framing.WithLength(new WireWriter().Byte((byte)kind).Int64(number).Take()));
    }

    /// <summary>The first number. Null: the connection has ended, or says something else.</summary>
    public async Task<long?> First(LinkFrameKind expected, CancellationToken cancel)
    {
        try
        {
            while (Take(expected, out var number) is var status && status != FrameStatus.Forbidden)
            {
                if (status == FrameStatus.Complete) return number;
                if (!await Read(cancel).ConfigureAwait(false)) break;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is lost: the silence that follows is all that there is to say.
        }
        Dispose();
        return null;
    }

    /// <summary>Until the connection ends, or says something else.</summary>
    /// <param name="expected">What it says.</param>
    /// <param name="looks">When it is looked at.</param>
    /// <param name="heard">Is told the last number that has come in since the last look, and how many there were.</param>
    public async Task Listen(LinkFrameKind expected, ISocketWaiter looks, Action<HeartbeatLink, long, int> heard)
    {
        try
        {
            _with.Connection.HandTo(looks);
            while (TakeAll(expected, heard) && await Read(CancellationToken.None).ConfigureAwait(false))
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // As above.
        }
        Dispose();
    }

    public void Dispose() => _with.Connection.Dispose();

    private bool TakeAll(LinkFrameKind expected, Action<HeartbeatLink, long, int> heard)
    {
        var (last, count) = (0L, 0);
        FrameStatus status;
        while ((status = Take(expected, out var number)) == FrameStatus.Complete) (last, count) = (number, count + 1);
        if (count > 0) heard(this, last, count);
        return status == FrameStatus.Incomplete;
    }

    private FrameStatus Take(LinkFrameKind expected, out long number)
    {
        number = 0;
        var status = _with.Buffer.TryTake(out ReadOnlyMemory<byte> frame);
        if (status != FrameStatus.Complete) return status;
        var reader = new WireReader(frame.Span);
        (var kind, number) = ((LinkFrameKind)reader.Byte(), reader.Int64());
        return kind == expected && reader.IsComplete ? FrameStatus.Complete : FrameStatus.Forbidden;
    }

    private async ValueTask<bool> Read(CancellationToken cancel)
    {
        var count = await _with.Connection.Read(_with.Buffer.Space(), cancel).ConfigureAwait(false);
        _with.Buffer.Added(count);
        return count > 0;
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
