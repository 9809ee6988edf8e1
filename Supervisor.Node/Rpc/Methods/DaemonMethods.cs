using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>The daemon itself (specification 5.8.2).</summary>
internal sealed class DaemonMethods(ISupervisor supervisor)
{
    /// <summary>The version of this interface; clients refuse any other.</summary>
    public const string ApiVersion = "3.0";

    /// <summary>The release of supervisord that we stand in for.</summary>
    public const string PackageVersion = "4.2.5";

    private static readonly XmlRpcValue Running = new XmlRpcValue.Struct([new("statecode", 1), new("statename", "RUNNING")]);

    public IEnumerable<RpcMethod> Methods
    {
        get
        {
            var version = new RpcMethod("getAPIVersion", RpcType.String, [],
                "The version of this interface. It says nothing about the release of the daemon.", _ => new(ApiVersion));
            return
            [
                version,
                version.As("getVersion"),
                new("getSupervisorVersion", RpcType.String, [],
                    "The release of supervisord whose behaviour this daemon has.", _ => new(PackageVersion)),
                new("getIdentification", RpcType.String, [],
                    "The identifier that the configuration gives this daemon.",
                    _ => new(supervisor.Config.Daemon.Identifier)),
                new("getState", RpcType.Struct, [],
                    "The state of the daemon: its number as statecode, its name as statename.", _ => new(Running)),
                new("getPID", RpcType.Int, [], "The process id of the daemon.", _ => new(Environment.ProcessId)),
                new("shutdown", RpcType.Boolean, [],
                    "Stops every process and ends the daemon. Answers at once.",
                    _ => supervisor.AskPlainly(new SupervisorCommand.Shutdown())),
                new("restart", RpcType.Boolean, [],
                    "Stops every process, reads the configuration again and begins anew. Answers at once.",
                    _ => supervisor.AskPlainly(new SupervisorCommand.Restart())),
                new("reloadConfig", RpcType.Array, [],
                    "Reads the configuration again and tells which groups were added, changed and removed, as"
                    + " [[added, changed, removed]]. Nothing is started or stopped.",
                    async _ => (await supervisor.Reread().ConfigureAwait(false)).ToValue()),
                new("sendRemoteCommEvent", RpcType.Boolean, [RpcParameter.Printable("type"), RpcParameter.Printable("data")],
                    "Sends a REMOTE_COMMUNICATION event of the given type and data to the event listeners that want it.",
                    a => supervisor.AskPlainly(new SupervisorCommand.RemoteCommunication(a.Text(0), a.Text(1))))
                {
                    DuringShutdown = true,
                },
            ];
        }
    }
}
