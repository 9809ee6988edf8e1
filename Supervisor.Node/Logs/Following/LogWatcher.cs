using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Pump;

namespace Supervisor.Node.Logs.Following;

/// <summary>
/// Tells followers of log files that something changed: one inotify descriptor and one thread for all, made for the first
/// follower. Where inotify is not to be had, a follower looks once a second.
/// </summary>
internal sealed unsafe class LogWatcher : IDisposable
{
    private const uint FileEvents = Libc.IN_MODIFY | Libc.IN_ATTRIB | Libc.IN_MOVE_SELF | Libc.IN_DELETE_SELF;
    private const uint DirectoryEvents = Libc.IN_CREATE | Libc.IN_MOVED_TO;
    private const long EventsKey = 1;
    private const int EventHead = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, HashSet<LogWatch>> _watches = [];
    private SafeFileHandle? _inotify;
    private Epoll? _epoll;
    private Thread? _thread;
    private volatile bool _stopped;

    /// <summary>Watches a file, and its directory for a new file of that name.</summary>
    internal LogWatch Watch(string path)
    {
        lock (_gate)
        {
            Start_NeedsGate();
            var watch = new LogWatch(this, path);
            AddDirectory(watch, path);
            Add_NeedsGate(watch, path, FileEvents);
            return watch;
        }
    }

    /// <summary>Watches what has the path now as well.</summary>
    internal void AddFile(LogWatch watch, string path)
    {
        lock (_gate) Add_NeedsGate(watch, path, FileEvents);
    }

    internal void Remove(LogWatch watch)
    {
        lock (_gate)
        {
            foreach (var number in watch.Numbers)
            {
                if (!_watches.TryGetValue(number, out var others) || !others.Remove(watch) || others.Count > 0) continue;
                _watches.Remove(number);
                _ = Libc.inotify_rm_watch(Descriptor, number);
            }

            watch.Numbers.Clear();
        }
    }

    public void Dispose()
    {
        _stopped = true;
        _epoll?.Wake();
        _thread?.Join();
        _epoll?.Dispose();
        _inotify?.Dispose();
    }

    private int Descriptor => _inotify is null ? -1 : (int)_inotify.DangerousGetHandle();

    private void AddDirectory(LogWatch watch, string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory) Add_NeedsGate(watch, directory, DirectoryEvents);
    }

    private void Add_NeedsGate(LogWatch watch, string path, uint events)
    {
        var number = Libc.inotify_add_watch(Descriptor, path, events);
        if (number < 0)
        {
            // A file that is missing now will be told of by its directory.
            if (Marshal.GetLastPInvokeError() != Libc.ENOENT) watch.IsBlind = true;
            return;
        }

        if (!_watches.TryGetValue(number, out var watches)) _watches[number] = watches = [];
        watches.Add(watch);
        watch.Numbers.Add(number);
    }

    private void Start_NeedsGate()
    {
        if (_thread is not null) return;
        var number = Libc.inotify_init1(Libc.IN_CLOEXEC);
        if (number < 0) return;
        _inotify = new(number, ownsHandle: true);
        _epoll = new();
        _epoll.Add(_inotify, Libc.EPOLLIN, EventsKey);
        _thread = new(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "log watcher" };
        _thread.Start();
    }

    private void Run()
    {
        Span<long> keys = stackalloc long[2];
        var events = new byte[16 * 1024];
        while (!_stopped)
        {
            var count = _epoll!.Wait(keys, -1);
            if (!_stopped && keys[..count].Contains(EventsKey)) Tell(events);
        }
    }

    private void Tell(byte[] events)
    {
        fixed (byte* p = events)
        {
            var read = (int)Libc.read(Descriptor, p, (nuint)events.Length);
            for (var at = 0; at + EventHead <= read;)
            {
                var number = BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan(at));
                var what = BinaryPrimitives.ReadUInt32LittleEndian(events.AsSpan(at + 4));
                var name = BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan(at + 12));
                Tell(number, gone: (what & Libc.IN_IGNORED) != 0);
                at += EventHead + name;
            }
        }
    }

    // A negative number: events were lost, so everybody looks.
    private void Tell(int number, bool gone)
    {
        lock (_gate)
        {
            if (number < 0)
            {
                foreach (var watch in _watches.Values.SelectMany(w => w)) watch.Tell();
            }
            else if (_watches.TryGetValue(number, out var watches))
            {
                foreach (var watch in watches) watch.Tell();
                if (!gone) return;
                foreach (var watch in watches) watch.Numbers.Remove(number);
                _watches.Remove(number);
            }
        }
    }
}
