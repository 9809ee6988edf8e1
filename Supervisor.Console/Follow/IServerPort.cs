using Supervisor.Cli.Rpc;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Follow;

/// <summary>The ways to a server: calls, and streams that last until one side has had enough.</summary>
internal interface IServerPort
{
    IRpcChannel Open(string url, Credentials credentials);

    /// <summary>Copies a log to the terminal until the server ends it or the user interrupts.</summary>
    FollowEnd Follow(string url, Credentials credentials, string path, ITerminal terminal);

    /// <summary>Both streams of a process to the terminal, typed lines to <paramref name="onLine"/> until it says stop.</summary>
    FollowEnd Attach(string url, Credentials credentials, string name, ITerminal terminal, Func<string, bool> onLine);

    /// <summary>Several streams at once, each to its own sink, until all have ended or the user interrupts.</summary>
    FollowEnd FollowAll(string url, Credentials credentials, IReadOnlyList<FollowedStream> streams, ITerminal terminal);

    /// <summary>Runs <paramref name="onWake"/> whenever another thread wakes us, until it says stop; false when the user interrupts.</summary>
    bool WaitWhile(Wake wake, Func<bool> onWake);
}
