using Supervisor.Cli.Follow;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Shell;

/// <summary>One run of the console: whom it talks to, how, and what has come of it so far.</summary>
internal sealed class ConsoleSession(ITerminal terminal, IServerPort server) : IDisposable
{
    private IRpcChannel? _channel;

    public ITerminal Terminal => terminal;
    public IServerPort Server => server;
    public string ServerUrl { get; set; } = "http://localhost:9001";
    public string? ConfigFile { get; init; }
    public Credentials Credentials { get; set; } = new(null, null);

    /// <summary>Questions may be asked: whether to really do it, and for a password.</summary>
    public bool IsInteractive { get; init; }

    /// <summary><c>--json</c> was given for the whole run.</summary>
    public bool WantsJson { get; init; }

    /// <summary>Set by the latest failure; a success never resets it.</summary>
    public int ExitStatus { get; set; }

    public bool IsLeaving { get; set; }

    public RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments) => Channel.Call("supervisor." + method, arguments);

    /// <summary>A method of the fleet.</summary>
    public RpcReply CallCluster(string method, params ReadOnlySpan<RpcValue> arguments) =>
        Channel.Call("cluster." + method, arguments);

    /// <summary>What became of the children of a process.</summary>
    public RpcReply CallHistory(string method, params ReadOnlySpan<RpcValue> arguments) =>
        Channel.Call("history." + method, arguments);

    /// <summary>Values that the daemon keeps for its clients.</summary>
    public RpcReply CallCache(string method, params ReadOnlySpan<RpcValue> arguments) => Channel.Call("cache." + method, arguments);

    /// <summary>Between two commands no connection is kept: the daemon may have gone meanwhile.</summary>
    public void Disconnect()
    {
        _channel?.Dispose();
        _channel = null;
    }

    public void Dispose() => Disconnect();

    private IRpcChannel Channel => _channel ??= server.Open(ServerUrl, Credentials);
}
