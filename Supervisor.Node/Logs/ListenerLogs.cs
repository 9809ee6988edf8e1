using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs;

/// <summary>The logs of an event listener, for one child of it: what it says on stdout is also its answers.</summary>
internal sealed class ListenerLogs(IChildLogs logs, Incarnation incarnation, OutputTeller teller) : IChildLogs
{
    private readonly SpokenChannel _stdout = new(logs.Stdout, incarnation, teller);

    public string? StdoutPath => logs.StdoutPath;

    public string? StderrPath => logs.StderrPath;

    public IOutputChannel Stdout => _stdout;

    public IOutputChannel Stderr => logs.Stderr;

    public void Open() => logs.Open();

    public void Reopen() => logs.Reopen();

    public bool Clear() => logs.Clear();

    public void Close() => logs.Close();

    private sealed class SpokenChannel(IOutputChannel log, Incarnation incarnation, OutputTeller teller) : IOutputChannel
    {
        public int Write(ReadOnlySpan<byte> bytes)
        {
            var taken = log.Write(bytes);
            if (taken > 0) teller.Tell(bytes[..taken], spoken => new HostEvent.ListenerSpoke(incarnation, spoken));
            return taken;
        }

        public void End() => log.End();

        public override string ToString() => log.ToString()!;
    }
}
