using System.Globalization;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs.Syslog;

/// <summary>
/// Sends lines to the local syslog as facility USER, priority INFO (specification 3.9.2). Nobody who logs ever waits: a
/// thread of its own does the sending, started by the first line; what exceeds its queue, or finds no receiver, is dropped,
/// counted and told of once.
/// </summary>
internal sealed class SyslogClient(TimeProvider time, IActivityLog? log, string path = SyslogClient.DefaultPath) : IDisposable
{
    internal const string DefaultPath = "/dev/log";

    private const int MostQueued = 4 * 1024 * 1024;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Lock _starting = new();
    private readonly object _gate = new();
    private readonly Queue<byte[]> _queue = [];
    private Thread? _thread;
    private long _queued;
    private long _dropped;
    private bool _complained;
    private bool _stopped;

    /// <summary>Lines that reached nobody.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>One message; must not contain a line feed that is meant to end it.</summary>
    internal void Send(ReadOnlySpan<byte> text)
    {
        var message = Compose(text);
        lock (_gate)
        {
            if (_stopped || _queued + message.Length > MostQueued)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            _queue.Enqueue(message);
            _queued += message.Length;
            Monitor.Pulse(_gate);
        }

        if (_thread is null) Start();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join(LastWords);
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_thread is not null) return;
            _thread = new Thread(Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "syslog" };
            _thread.Start();
        }
    }

    private void Run()
    {
        using var socket = new SyslogSocket(path);
        while (Next() is { } message)
        {
            if (socket.Send(message)) _complained = false;
            else Drop();
        }
    }

    private byte[]? Next()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_stopped) Monitor.Wait(_gate);
            if (!_queue.TryDequeue(out var message)) return null;
            _queued -= message.Length;
            return message;
        }
    }

    private void Drop()
    {
        Interlocked.Increment(ref _dropped);
        if (_complained) return;
        _complained = true;
        log?.Write(LogLevel.Warn, $"nobody takes syslog messages at {path}: they are dropped until somebody does");
    }

    // As the C library writes it: <14>, the local time, the tag.
    private byte[] Compose(ReadOnlySpan<byte> text)
    {
        var now = time.GetLocalNow();
        var head = string.Create(CultureInfo.InvariantCulture, $"<14>{now:MMM} {now.Day,2} {now:HH:mm:ss} supervisord: ");
        var message = new byte[head.Length + text.Length];
        Encoding.ASCII.GetBytes(head, message);
        text.CopyTo(message.AsSpan(head.Length));
        return message;
    }
}
