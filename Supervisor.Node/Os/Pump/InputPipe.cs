using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Pump;

/// <summary>
/// A pipe into a child. Bytes are written at once by whoever brings them; what the pipe has no room for is queued and the
/// pump thread goes on with it. A child that does not read costs at most <see cref="MostQueued"/> bytes, or one piece that is larger.
/// </summary>
internal sealed class InputPipe(SafePipeHandle pipe, ChildPump pump, long key) : IInputPipe, IPumpSource
{
    internal const int MostQueued = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _queue = [];
    private long _queued;
    private int _sent;
    private bool _waiting;
    private bool _closed;

    public StdinOutcome Write(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            if (_closed) return StdinOutcome.Closed;
            if (bytes.IsEmpty) return StdinOutcome.Accepted;
            if (_queued > 0 && _queued + Cost(bytes) > MostQueued) return StdinOutcome.Full;
            _queue.Enqueue(bytes);
            _queued += Cost(bytes);
            if (!_waiting) Flush_NeedsGate();
            return _closed ? StdinOutcome.Closed : StdinOutcome.Accepted;
        }
    }

    public void Ready(Span<byte> buffer)
    {
        lock (_gate)
        {
            if (!_closed) Flush_NeedsGate();
        }
    }

    public void Close() => Abandon();

    public void Abandon()
    {
        lock (_gate) Close_NeedsGate();
    }

    private void Flush_NeedsGate()
    {
        while (_queue.TryPeek(out var next))
        {
            var written = Write(pipe, next.Span[_sent..]);
            if (written < 0)
            {
                Close_NeedsGate();
                return;
            }

            _sent += written;
            if (_sent < next.Length)
            {
                Wait_NeedsGate(true);
                return;
            }

            _queue.Dequeue();
            _queued -= Cost(next);
            _sent = 0;
        }

        Wait_NeedsGate(false);
    }

    private void Wait_NeedsGate(bool wait)
    {
        if (wait == _waiting) return;
        _waiting = wait;
        if (wait) pump.AwaitRoom(pipe, key);
        else pump.StopAwaitingRoom(pipe);
    }

    private void Close_NeedsGate()
    {
        if (_closed) return;
        _closed = true;
        _queue.Clear();
        pump.Forget(pipe, key);
        pipe.Dispose();
    }

    // A million single bytes cost more than a megabyte.
    private static long Cost(ReadOnlyMemory<byte> bytes) => bytes.Length + 64;

    // As much as goes; -1 when the child has closed its end.
    private static unsafe int Write(SafePipeHandle pipe, ReadOnlySpan<byte> bytes)
    {
        var total = 0;
        fixed (byte* p = bytes)
        {
            while (total < bytes.Length)
            {
                var n = Libc.write((int)pipe.DangerousGetHandle(), p + total, (nuint)(bytes.Length - total));
                if (n >= 0) total += (int)n;
                else if (Marshal.GetLastPInvokeError() == Libc.EAGAIN) break;
                else if (Marshal.GetLastPInvokeError() != Libc.EINTR) return -1;
            }
        }

        return total;
    }
}
