using System.Net.Sockets;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>
/// A connection after its handshake. Frames are taken by one loop that waits for bytes; they are sent by a pump that runs
/// only while there is something to send. An idle link holds no thread.
/// </summary>
internal sealed class FrameLink : IDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly Lock _delivery = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly IConnection _connection;
    private readonly FrameBuffer _buffer;
    private readonly WritePump _pump;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stopped;

    internal FrameLink(IConnection connection, FrameBuffer buffer, Peer peer, IFrameSource source, TimeProvider time)
    {
        (_connection, _buffer, Peer, Time) = (connection, buffer, peer, time);
        _pump = new WritePump(this, connection, source, _closed.Token);
    }

    internal Peer Peer { get; }

    internal string Remote => _connection.Remote;

    /// <summary>Nothing more comes in.</summary>
    internal Task Completion => _completion.Task;

    private TimeProvider Time { get; }

    /// <summary>There is something to send.</summary>
    internal void Wake() => _pump.Wake();

    /// <summary>Sends what there is, and ends this direction; done when the other side has ended too.</summary>
    internal async Task Finish()
    {
        await _pump.Idle().ConfigureAwait(false);
        _connection.EndWriting();
    }

    /// <summary>The last word over this link; it is closed when the other side has had the time to read it.</summary>
    internal void SayAndClose(byte[] frame)
    {
        _pump.End(frame);
        Task.Delay(Linger, Time).ContinueWith(_ => Dispose(), TaskScheduler.Default);
    }

    /// <summary>When this returns no more frames are delivered, and none is being delivered.</summary>
    internal void StopDelivery()
    {
        lock (_delivery) _stopped = true;
        Dispose();
    }

    internal async Task Run(IFrameSink sink)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Exception? cause = null;
        try
        {
            while (Deliver(sink) && await Read().ConfigureAwait(false))
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            cause = e;
        }

        Dispose();
        sink.Ended(this, cause);
        _completion.SetResult();
    }

    public void Dispose()
    {
        _closed.Cancel();
        _connection.Dispose();
    }

    private async ValueTask<bool> Read()
    {
        var count = await _connection.Read(_buffer.Space(), _closed.Token).ConfigureAwait(false);
        _buffer.Added(count);
        return count > 0;
    }

    private bool Deliver(IFrameSink sink)
    {
        while (true)
        {
            var status = _buffer.TryTake(out ReadOnlyMemory<byte> frame);
            if (status == FrameStatus.Incomplete) return true;
            if (status == FrameStatus.Forbidden) throw new IOException("a frame is empty or longer than maximum-frame-size");
            lock (_delivery)
            {
                if (_stopped) return false;
                var reader = new WireReader(frame.Span);
                sink.Receive(this, (LinkFrameKind)reader.Byte(), reader);
            }
        }
    }
}
