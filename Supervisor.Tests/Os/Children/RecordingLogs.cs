using System.Collections.Concurrent;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Os;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

/// <summary>The logs of a slot, in memory.</summary>
internal sealed class RecordingLogs : IChildLogs
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task.Within();

    public RecordingChannel Out { get; } = new();

    public RecordingChannel Err { get; } = new();

    /// <summary>What was asked of them, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public int OpenFailsWith { get; set; }

    public Exception? Bug { get; set; }

    public string? StdoutPath => "/log/out";

    public string? StderrPath => "/log/err";

    public IOutputChannel Stdout => Out;

    public IOutputChannel Stderr => Err;

    public void Open()
    {
        Calls.Enqueue("open");
        if (Bug is not null) throw Bug;
        if (OpenFailsWith != 0) throw new OsError("/log/out", OpenFailsWith);
    }

    public void Reopen() => Calls.Enqueue("reopen");

    public bool Clear()
    {
        Calls.Enqueue("clear");
        return true;
    }

    public void Close()
    {
        Calls.Enqueue("close");
        _closed.TrySetResult();
    }
}

/// <summary>Remembers the logs it made, by process name.</summary>
internal sealed class RecordingLogFactory : IChildLogFactory
{
    public ConcurrentDictionary<string, RecordingLogs> Made { get; } = [];

    public IChildLogs Create(string group, ProcessConfig process, OutputTeller teller) => Made[process.Name] = new RecordingLogs();
}
