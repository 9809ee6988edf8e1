using System.Text;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>A channel that remembers its bytes and takes no more than it is told to.</summary>
internal sealed class RecordingChannel : IOutputChannel
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(Func<string, bool> Condition, TaskCompletionSource Met)> _awaited = [];

    /// <summary>Bytes that it still takes.</summary>
    public long Room { get; set; } = long.MaxValue;

    public Exception? Bug { get; set; }

    public Task Ended => _ended.Task.Within();

    public Task Refused => _refused.Task.Within();

    public string Text
    {
        get { lock (_gate) return _text.ToString(); }
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (Bug is not null) throw Bug;
        lock (_gate)
        {
            var taken = (int)Math.Min(bytes.Length, Room);
            Room -= taken;
            _text.Append(Encoding.Latin1.GetString(bytes[..taken]));
            if (taken < bytes.Length) _refused.TrySetResult();
            foreach (var (condition, met) in _awaited.Where(a => a.Condition(_text.ToString()))) met.TrySetResult();
            return taken;
        }
    }

    public void End() => _ended.TrySetResult();

    public Task Until(string text) => Until(t => t == text);

    public Task Until(Func<string, bool> condition)
    {
        lock (_gate)
        {
            if (condition(_text.ToString())) return Task.CompletedTask;
            var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((condition, met));
            return met.Task.Within();
        }
    }

    public override string ToString() => "test (stdout)";
}
