using Supervisor.Cli.Interop;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Follow;

/// <summary>The real server: sockets, the terminal's input, and the user's Ctrl-C.</summary>
internal sealed class ServerPort(InputBytes input, Interrupts interrupts) : IServerPort
{
    public IRpcChannel Open(string url, Credentials credentials) => new RpcChannel(url, credentials);

    public FollowEnd Follow(string url, Credentials credentials, string path, ITerminal terminal) =>
        FollowAll(url, credentials, [new(path, terminal.WriteBytes)], terminal);

    public FollowEnd FollowAll(string url, Credentials credentials, IReadOnlyList<FollowedStream> streams, ITerminal terminal)
    {
        var open = new List<LogStream>();
        using var interrupt = interrupts.Await();
        try
        {
            foreach (var stream in streams)
                if (LogStream.Open(url, credentials, stream, terminal.WriteErrorLine) is { } opened) open.Add(opened);
            return open.Count == 0 ? FollowEnd.Refused : Pump(open);
        }
        finally
        {
            foreach (var stream in open) stream.Dispose();
        }
    }

    public bool WaitWhile(Wake wake, Func<bool> onWake)
    {
        using var interrupt = interrupts.Await();
        do
        {
            if (Readiness.Wait(interrupts.Descriptor, wake.Descriptor).Has(0)) return false;
            wake.Clear();
        }
        while (onWake());
        return true;
    }

    private FollowEnd Pump(List<LogStream> open)
    {
        while (open.Count > 0)
        {
            var ready = Readiness.Wait([interrupts.Descriptor, .. open.Select(stream => stream.Descriptor)]);
            if (ready.Has(0)) return FollowEnd.UserLeft;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (!ready.Has(i + 1) || open[i].Pump()) continue;
                open[i].Dispose();
                open.RemoveAt(i);
            }
        }
        return FollowEnd.ServerClosed;
    }

    public FollowEnd Attach(string url, Credentials credentials, string name, ITerminal terminal, Func<string, bool> onLine)
    {
        using var interrupt = interrupts.Await();
        using var output = LogStream.Open(url, credentials, new(LogPath.Of(name, "stdout"), terminal.WriteBytes), terminal.WriteErrorLine);
        using var error = LogStream.Open(url, credentials, new(LogPath.Of(name, "stderr"), terminal.WriteBytes), terminal.WriteErrorLine);
        var (hasOutput, hasError) = (output is not null, error is not null);
        while (true)
        {
            while (input.TryTakeLine(out var line))
                if (!onLine(line)) return FollowEnd.ServerClosed;
            var ready = Readiness.Wait(interrupts.Descriptor, Libc.STDIN_FILENO,
                hasOutput ? output!.Descriptor : Readiness.Nothing, hasError ? error!.Descriptor : Readiness.Nothing);
            if (ready.Has(0)) return FollowEnd.UserLeft;
            if (ready.Has(2)) hasOutput = output!.Pump();
            if (ready.Has(3)) hasError = error!.Pump();
            if (ready.Has(1) && !input.Fill() && !input.HasBuffered) return FollowEnd.UserLeft;
        }
    }
}
