using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>
/// Forwards Ethernet frames between hosts after a delay, and loses some by chance. It does by itself what <c>tc netem</c>
/// would, which not every kernel has. Its thread runs before all others, so that a busy machine does not slow it further.
/// </summary>
internal sealed unsafe partial class SlowSwitch : IDisposable
{
    private const int LargestFrame = 65_600, PollMilliseconds = 20;
    private const short Readable = 1;
    private const int RealTime = 2;     // SCHED_RR

    private readonly SafeFileHandle[] _ports;
    private readonly TimeSpan _delay;
    private readonly double _loss;
    private readonly Random _chance = new(1);
    private readonly Queue<(long Since, int From, byte[] Frame)> _underWay = new();
    private readonly Thread _thread;
    private volatile bool _isEnding;

    public SlowSwitch(SafeFileHandle[] ports, TimeSpan delay, double loss)
    {
        (_ports, _delay, _loss) = (ports, delay, loss);
        _thread = new(Run) { IsBackground = true, Name = "slow switch" };
        _thread.Start();
    }

    public void Dispose()
    {
        _isEnding = true;
        _thread.Join();
        foreach (var port in _ports) port.Dispose();
    }

    private void Run()
    {
        var priority = 1;
        _ = sched_setscheduler(0, RealTime, &priority);
        var buffer = new byte[LargestFrame];
        var ready = stackalloc Ready[_ports.Length];
        while (!_isEnding)
        {
            for (var i = 0; i < _ports.Length; i++) ready[i] = new() { Fd = (int)_ports[i].DangerousGetHandle(), Wanted = Readable, Got = 0 };
            _ = poll(ready, (ulong)_ports.Length, Wait());
            for (var i = 0; i < _ports.Length; i++)
            {
                if (ready[i].Got == Readable) Take(i, buffer);
            }

            while (_underWay.TryPeek(out var next) && Stopwatch.GetElapsedTime(next.Since) >= _delay) Deliver(_underWay.Dequeue());
        }
    }

    private int Wait() => _underWay.TryPeek(out var next)
        ? Math.Clamp((int)Math.Ceiling((_delay - Stopwatch.GetElapsedTime(next.Since)).TotalMilliseconds), 0, PollMilliseconds)
        : PollMilliseconds;

    private void Take(int port, byte[] buffer)
    {
        fixed (byte* bytes = buffer)
        {
            var length = read((int)_ports[port].DangerousGetHandle(), bytes, (nuint)buffer.Length);
            if (length > 0) _underWay.Enqueue((Stopwatch.GetTimestamp(), port, buffer[..(int)length]));
        }
    }

    // To everybody else: whom a frame is not for, passes it over.
    private void Deliver((long Since, int From, byte[] Frame) sent)
    {
        for (var i = 0; i < _ports.Length; i++)
        {
            if (i == sent.From || _chance.NextDouble() < _loss) continue;
            fixed (byte* bytes = sent.Frame) _ = write((int)_ports[i].DangerousGetHandle(), bytes, (nuint)sent.Frame.Length);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(Ready* ready, ulong count, int timeout);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sched_setscheduler(int thread, int policy, int* priority);

    private struct Ready
    {
        public int Fd;
        public short Wanted;
        public short Got;
    }
}
