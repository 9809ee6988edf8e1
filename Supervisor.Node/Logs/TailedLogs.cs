using Supervisor.Actors.Metrics;

namespace Supervisor.Node.Logs;

/// <summary>The logs of a process slot, for one child of it, whose last words are kept and whose bytes are counted.</summary>
internal sealed class TailedLogs(IChildLogs logs, OutputTail tail, OutputMeter meter) : IChildLogs
{
    private readonly TailedChannel _stdout = new(logs.Stdout, tail, meter, isStderr: false);
    private readonly TailedChannel _stderr = new(logs.Stderr, tail, meter, isStderr: true);

    public string? StdoutPath => logs.StdoutPath;

    public string? StderrPath => logs.StderrPath;

    public IOutputChannel Stdout => _stdout;

    public IOutputChannel Stderr => _stderr;

    public void Open() => logs.Open();

    public void Reopen() => logs.Reopen();

    public bool Clear() => logs.Clear();

    public void Close() => logs.Close();

    private sealed class TailedChannel(IOutputChannel log, OutputTail tail, OutputMeter meter, bool isStderr) : IOutputChannel
    {
        public int Write(ReadOnlySpan<byte> bytes)
        {
            var taken = log.Write(bytes);
            tail.Add(isStderr, bytes[..taken]);
            meter.Add(isStderr, taken);
            return taken;
        }

        public void End() => log.End();

        public override string ToString() => log.ToString()!;
    }
}
