using System.Net.Sockets;
using Akka.Remote.Links;

namespace Akka.Remote.Tcp;

/// <summary>A socket as a stream: waits on the thread pool, or, once it is handed over, for the next look of another thread.</summary>
internal sealed class SocketStream(Socket socket) : Stream
{
    private ISocketWaiter? _waiter;
    private bool _isDrained;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>While nothing is being read. What is written from now on has to fit into the kernel's buffer.</summary>
    internal void HandTo(ISocketWaiter waiter)
    {
        _waiter = waiter;
        socket.Blocking = false;
        TcpKernel.KeepQuiet(socket);
    }

    /// <exception cref="IOException">The connection is lost.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            if (_waiter is null) return await socket.ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                if (_isDrained) await _waiter.NextLook(socket).ConfigureAwait(false);
                var count = socket.Receive(buffer.Span, SocketFlags.None, out var error);
                if (error is not (SocketError.Success or SocketError.WouldBlock)) throw new SocketException((int)error);
                // Not asked a second time only to learn that there is no more.
                _isDrained = error == SocketError.WouldBlock || count < buffer.Length;
                if (error == SocketError.Success) return count;
            }
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <exception cref="IOException">The connection is lost, or the other side does not read.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            if (_waiter is not null) SendAtOnce(buffer.Span);
            else
            {
                while (buffer.Length > 0) buffer = buffer[await socket.SendAsync(buffer, cancellationToken).ConfigureAwait(false)..];
            }
        }
        catch (SocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        Shutdown();
        socket.Dispose();
        _waiter?.Forget(socket);
        base.Dispose(disposing);
    }

    private void Shutdown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was lost already.
        }
    }

    private void SendAtOnce(ReadOnlySpan<byte> bytes)
    {
        if (socket.Send(bytes, SocketFlags.None, out var error) == bytes.Length) return;
        throw new SocketException((int)(error == SocketError.Success ? SocketError.WouldBlock : error));
    }
}
