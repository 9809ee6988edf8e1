using Supervisor.Cli.Interop;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Follow;

/// <summary>The real server: sockets, the terminal's input, and the user's Ctrl-C.</summary>
internal sealed class ServerPort(InputBytes input, Interrupts interrupts) : IServerPort
{
    public IRpcChannel Open(string url, Credentials credentials) => new RpcChannel(url, credentials);

    public FollowEnd Follow(string url, Credentials credentials, string path, ITerminal terminal)
    {
        using var stream = LogStream.Open(url, credentials, path, terminal);
        if (stream is null) return FollowEnd.Refused;
        using var interrupt = interrupts.Await();
        while (true)
        {
            var ready = Readiness.Wait(interrupts.Descriptor, stream.Descriptor);
            if (ready.Has(0)) return FollowEnd.UserLeft;
            if (ready.Has(1) && !stream.Pump()) return FollowEnd.ServerClosed;
        }
    }

    public FollowEnd Attach(string url, Credentials credentials, string name, ITerminal terminal, Func<string, bool> onLine)
    {
        using var interrupt = interrupts.Await();
        using var output = LogStream.Open(url, credentials, LogPath.Of(name, "stdout"), terminal);
        using var error = LogStream.Open(url, credentials, LogPath.Of(name, "stderr"), terminal);
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
