using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Pump;

/// <summary>
/// One pipe out of a child. What it gives goes to its channel before more is read; what the channel does not take is held
/// here and the pipe is left to fill, until the child has to wait. So nothing is lost, torn or said twice.
/// </summary>
internal sealed class OutputPipe(SafePipeHandle pipe, IOutputChannel channel, ChildPump pump, long key) : IOutputPipe, IPumpSource
{
    // A busy child gets a megabyte before the others have their turn.
    private const int ReadsPerTurn = 16;

    [ThreadStatic]
    private static byte[]? DrainBuffer;

    private readonly Lock _gate = new();
    private byte[]? _held;
    private int _heldFrom;
    private int _heldTo;
    private bool _ended;

    public void Ready(Span<byte> buffer)
    {
        lock (_gate)
        {
            if (_held is null) Move_NeedsGate(buffer, (long)ReadsPerTurn * buffer.Length, untilEmpty: false);
        }
    }

    // What a dead child left is at most what the pipe holds; a grandchild may go on writing for ever.
    public void Drain()
    {
        lock (_gate)
        {
            if (_ended || (_held is not null && !Resume_NeedsGate())) return;
            var capacity = Math.Max(ChildPump.ChunkSize, Libc.fcntl(Number, Libc.F_GETPIPE_SZ, 0));
            Move_NeedsGate(DrainBuffer ??= GC.AllocateUninitializedArray<byte>(ChildPump.ChunkSize), capacity, untilEmpty: true);
        }
    }

    // The end of the pipe closes it, whoever still held it: the owner has nothing more to do than to forget it.
    public void Release()
    {
    }

    /// <summary>Offers the held bytes again; true when all of them were taken and the pipe is being read again.</summary>
    internal bool TryResume(Span<byte> buffer)
    {
        lock (_gate)
        {
            if (_ended || _held is null) return true;
            if (!Resume_NeedsGate()) return false;
            Move_NeedsGate(buffer, (long)ReadsPerTurn * buffer.Length, untilEmpty: false);
            return true;
        }
    }

    public void Abandon()
    {
        lock (_gate) Close_NeedsGate();
    }

    private int Number => (int)pipe.DangerousGetHandle();

    private unsafe void Move_NeedsGate(Span<byte> buffer, long most, bool untilEmpty)
    {
        fixed (byte* p = buffer)
        {
            while (!_ended && most > 0)
            {
                var read = (int)Libc.read(Number, p, (nuint)buffer.Length);
                if (read < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR) continue;
                if (read < 0 && Marshal.GetLastPInvokeError() == Libc.EAGAIN) return;
                if (read <= 0)
                {
                    End_NeedsGate();
                    return;
                }

                var taken = Offer_NeedsGate(buffer[..read]);
                if (taken < read)
                {
                    Hold_NeedsGate(buffer[taken..read]);
                    return;
                }

                most -= read;
                if (read < buffer.Length && !untilEmpty) return;
            }
        }
    }

    // Here foreign code begins. A bug in one channel must leave no other child unread, and no dead one unreaped.
    private int Offer_NeedsGate(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return channel.Write(bytes);
        }
        catch (Exception e)
        {
            Broken_NeedsGate(e);
            return bytes.Length;
        }
    }

    private void TellEnd_NeedsGate()
    {
        try
        {
            channel.End();
        }
        catch (Exception e)
        {
            Broken_NeedsGate(e);
        }
    }

    private void Broken_NeedsGate(Exception bug)
    {
        pump.Log.Write(LogLevel.Critical, $"uncaught exception, closing channel <{channel}> ({bug})");
        Close_NeedsGate();
    }

    private void Hold_NeedsGate(ReadOnlySpan<byte> rest)
    {
        _held = ArrayPool<byte>.Shared.Rent(rest.Length);
        rest.CopyTo(_held);
        (_heldFrom, _heldTo) = (0, rest.Length);
        pump.Pause(this, pipe);
    }

    private bool Resume_NeedsGate()
    {
        _heldFrom += Offer_NeedsGate(_held.AsSpan(_heldFrom.._heldTo));
        if (_heldFrom < _heldTo) return false;
        ArrayPool<byte>.Shared.Return(_held!);
        _held = null;
        if (!_ended) pump.Continue(pipe, key);
        return true;
    }

    private void End_NeedsGate()
    {
        var number = Number;
        Close_NeedsGate();
        TellEnd_NeedsGate();
        if (pump.Log.IsEnabled(LogLevel.Debug))
            pump.Log.Write(LogLevel.Debug, $"fd {number} closed, stopped monitoring <{channel}>");
    }

    private void Close_NeedsGate()
    {
        if (_ended) return;
        _ended = true;
        pump.Forget(pipe, key);
        pipe.Dispose();
    }
}
