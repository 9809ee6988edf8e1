using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Pump;

/// <summary>
/// One thread, one epoll set, one buffer for the pipes of all children. The thread sleeps until the kernel has something for
/// it; only while a channel will not take its bytes does it also wake by the clock (<see cref="StalledPipes"/>).
/// </summary>
internal sealed class ChildPump : IChildPump, IRetrySignal, IDisposable
{
    /// <summary>Bytes moved at a time: what a pipe holds by default.</summary>
    internal const int ChunkSize = 64 * 1024;

    private const long TargetKey = 1, FirstPipeKey = 2;

    private readonly Epoll _epoll = new();
    private readonly ConcurrentDictionary<long, IPumpSource> _sources = [];
    private readonly StalledPipes _stalled = new();
    private readonly Thread _thread;
    private long _nextKey = FirstPipeKey;
    private volatile bool _stopped;

    internal ChildPump(IActivityLog log)
    {
        Log = log;
        _thread = new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "pump" };
        _thread.Start();
    }

    internal IActivityLog Log { get; }

    public IOutputPipe Read(SafePipeHandle pipe, IOutputChannel channel)
    {
        SetNonBlocking(pipe);
        var key = Interlocked.Increment(ref _nextKey);
        var source = new OutputPipe(pipe, channel, this, key);
        _sources[key] = source;
        _epoll.Add(pipe, Libc.EPOLLIN, key);
        return source;
    }

    public IInputPipe Write(SafePipeHandle pipe)
    {
        SetNonBlocking(pipe);
        var key = Interlocked.Increment(ref _nextKey);
        var source = new InputPipe(pipe, this, key);
        _sources[key] = source;
        return source;
    }

    public void RetryWhenWritable(SafeHandle target) => _epoll.AddOnce(target, Libc.EPOLLOUT, TargetKey);

    public void Dispose()
    {
        _stopped = true;
        _epoll.Wake();
        if (Thread.CurrentThread != _thread) _thread.Join();
        foreach (var source in _sources.Values) source.Abandon();
        _epoll.Dispose();
    }

    internal void Pause(OutputPipe source, SafePipeHandle pipe)
    {
        _epoll.Remove(pipe);
        _stalled.Add(source);
        if (Thread.CurrentThread != _thread) _epoll.Wake();
    }

    internal void Continue(SafePipeHandle pipe, long key) => _epoll.Add(pipe, Libc.EPOLLIN, key);

    internal void AwaitRoom(SafePipeHandle pipe, long key) => _epoll.Add(pipe, Libc.EPOLLOUT, key);

    internal void StopAwaitingRoom(SafePipeHandle pipe) => _epoll.Remove(pipe);

    internal void Forget(SafePipeHandle pipe, long key)
    {
        _epoll.Remove(pipe);
        _sources.TryRemove(key, out _);
    }

    private void Run()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(ChunkSize, pinned: true);
        Span<long> keys = stackalloc long[64];
        while (!_stopped)
        {
            var count = _epoll.Wait(keys, _stalled.TimeLeft());
            var roomAgain = keys[..count].Contains(TargetKey);
            foreach (var key in keys[..count])
            {
                if (_sources.TryGetValue(key, out var source)) source.Ready(buffer);
            }

            _stalled.Retry(buffer, roomAgain);
        }
    }

    private static void SetNonBlocking(SafePipeHandle pipe)
    {
        var number = (int)pipe.DangerousGetHandle();
        var flags = Libc.fcntl(number, Libc.F_GETFL, 0);
        if (flags < 0 || Libc.fcntl(number, Libc.F_SETFL, flags | Libc.O_NONBLOCK) < 0) throw OsError.Last("fcntl");
    }
}
