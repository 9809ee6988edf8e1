using System.Runtime.InteropServices;
using Akka.Actor;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>
/// The daemon's stdout for output of children. A thread of its own waits for whoever reads there; it begins with the first
/// lines, and what is queued is bounded by those who wait for the word that their lines are written.
/// </summary>
internal sealed class ConsoleWriter(int descriptor = ConsoleWriter.Stdout) : IConsole
{
    private const int Stdout = 1;

    private readonly object _gate = new();
    private readonly Queue<Job> _jobs = [];
    private bool _isRunning, _isClosed;

    public void Write(ReadOnlyMemory<byte> lines, ICanTell owner, object done)
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _jobs.Enqueue(new(lines, owner, done));
            Monitor.Pulse(_gate);
            if (_isRunning) return;
            _isRunning = true;
        }

        new Thread(Run, maxStackSize: 128 * 1024) { IsBackground = true, Name = "console writer" }.Start();
    }

    /// <summary>What was queued is still written, if the daemon lives so long.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (Next() is { } job)
        {
            Put(job.Lines.Span);
            job.Owner.Tell(job.Done, ActorRefs.NoSender);
        }
    }

    private Job? Next()
    {
        lock (_gate)
        {
            while (_jobs.Count == 0 && !_isClosed) Monitor.Wait(_gate);
            return _jobs.TryDequeue(out var job) ? job : null;
        }
    }

    private unsafe void Put(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                var written = Libc.write(descriptor, start + done, (nuint)(bytes.Length - done));
                if (written >= 0) done += (int)written;
                else if (!MayGoOn(Marshal.GetLastPInvokeError())) return;
            }
        }
    }

    private unsafe bool MayGoOn(int errno)
    {
        if (errno != Libc.EAGAIN) return errno == Libc.EINTR;
        var item = new Libc.PollFd { Fd = descriptor, Wanted = Libc.POLLOUT };
        return Libc.poll(&item, 1, -1) >= 0 || Marshal.GetLastPInvokeError() == Libc.EINTR;
    }

    private sealed record Job(ReadOnlyMemory<byte> Lines, ICanTell Owner, object Done);
}
