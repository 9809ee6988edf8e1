using Supervisor.Cli.Rpc;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Follow;

/// <summary>What <c>-n NODE</c> makes of the ways to a server.</summary>
internal sealed class NodePort(IServerPort server, string node) : IServerPort
{
    public IRpcChannel Open(string url, Credentials credentials) => new NodeChannel(server.Open(url, credentials), node);

    public FollowEnd Follow(string url, Credentials credentials, string path, ITerminal terminal) =>
        path == LogPath.Main
            ? throw new CommandException($"the daemon's own log of {node} cannot be read from here; run supervisorctl there, or leave out -n")
            : server.Follow(url, credentials, LogPath.On(path, node), terminal);

    public FollowEnd Attach(string url, Credentials credentials, string name, ITerminal terminal, Func<string, bool> onLine) =>
        server.Attach(url, credentials, LogPath.NameOn(name, node), terminal, onLine);

    public FollowEnd FollowAll(string url, Credentials credentials, IReadOnlyList<FollowedStream> streams, ITerminal terminal) =>
        server.FollowAll(url, credentials, streams, terminal);

    public bool WaitWhile(Wake wake, Func<bool> onWake) => server.WaitWhile(wake, onWake);
}
