namespace Supervisor.Cli.Rpc;

/// <summary>
/// What <c>-n NODE</c> makes of the standard methods: they act on another node, through the server that we talk to. The names
/// stay as they are on that node. What cannot be done from afar is refused before anything is sent.
/// </summary>
internal sealed class NodeChannel(IRpcChannel server, string node) : IRpcChannel
{
    private const string Standard = "supervisor.";
    private const string Fleet = "cluster.";
    private const string History = "history.getChildren";

    public RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments)
    {
        if (method.StartsWith(Fleet, StringComparison.Ordinal)) return server.Call(method, arguments);
        if (method == History) return server.Call(method, Follow.LogPath.NameOn(arguments[0].AsText(), node));
        if (!method.StartsWith(Standard, StringComparison.Ordinal)) throw NotFromHere();
        var name = method[Standard.Length..];
        switch (name)
        {
            case "getVersion": return server.Call(method, arguments);
            case "getSupervisorVersion": return Ask("getMembers", members => Find(members, "name", node)["version"]);
            case "getAllProcessInfo": return Ask(name, OnlyHere);
            case "getProcessInfo": return Info(arguments[0].AsText());
            case "signalAllProcesses" or "clearAllProcessLogs": return ForEach(name, arguments.ToArray());
            case "startProcess" or "stopProcess" or "startProcessGroup" or "stopProcessGroup" or "startAllProcesses"
                or "stopAllProcesses" or "signalProcess" or "signalProcessGroup" or "clearProcessLogs" or "sendProcessStdin"
                or "readProcessStdoutLog" or "readProcessStderrLog" or "tailProcessStdoutLog" or "tailProcessStderrLog":
                return server.Call(Fleet + name, [node, .. arguments]);
            default:
                throw NotFromHere();
        }
    }

    public void Dispose() => server.Dispose();

    private CommandException NotFromHere() =>
        new($"this cannot be done on {node} from here; run supervisorctl there, or leave out -n");

    private RpcReply Ask(string method, Func<RpcValue, RpcValue> part) => server.Call(Fleet + method) switch
    {
        RpcReply.Result result => new RpcReply.Result(part(result.Value)),
        RpcReply.Fault { Code: Fault.UnknownMethod } => throw new CommandException(
            "-n needs a fleet: there is no [cluster] section in the configuration of this supervisord"),
        var fault => fault,
    };

    /// <summary>An unknown node, or one that is not heard, is an error and no empty table.</summary>
    private RpcValue.List OnlyHere(RpcValue rows)
    {
        var member = Ask("getMembers", members => Find(members, "name", node)).OrThrow();
        if (!member["reachable"].AsTruth()) throw new CommandException($"{node} cannot be reached; 'cluster status' shows what was known of it");
        return new([.. rows.AsList().Where(row => row["node"].AsText() == node)]);
    }

    private static RpcValue Find(RpcValue list, string member, string wanted) =>
        list.AsList().FirstOrDefault(item => item[member].AsText() == wanted) ?? throw new CommandException(
            $"no node is called '{wanted}'; the nodes are {string.Join(", ", list.AsList().Select(item => item[member].AsText()))}");

    private RpcReply Info(string typed)
    {
        var spec = Shell.Namespec.Parse(typed);
        var rows = Ask("getAllProcessInfo", OnlyHere).OrThrow();
        return rows.AsList().FirstOrDefault(row => row["group"].AsText() == spec.Group && row["name"].AsText() == spec.Process) is { } row
            ? new RpcReply.Result(row)
            : new RpcReply.Fault(Fault.BadName, "BAD_NAME: " + typed);
    }

    /// <summary>The fleet has no word for all processes of a node here; each gets its own call.</summary>
    private RpcReply.Result ForEach(string method, RpcValue[] rest)
    {
        var one = method == "signalAllProcesses" ? "signalProcess" : "clearProcessLogs";
        var results = new List<RpcValue>();
        foreach (var row in Ask("getAllProcessInfo", OnlyHere).OrThrow().AsList())
        {
            // As the method for all does it: what does not run gets no signal.
            if (one == "signalProcess" && row["state"].AsNumber() is not (10 or 20 or 40)) continue;
            var (group, name) = (row["group"].AsText(), row["name"].AsText());
            var reply = server.Call(Fleet + one, [node, $"{group}:{name}", .. rest]);
            var (code, text) = reply is RpcReply.Fault fault ? (fault.Code, fault.Text) : (Fault.Success, "OK");
            results.Add(new RpcValue.Map([new("name", name), new("group", group), new("status", code), new("description", text)]));
        }
        return new(new RpcValue.List(results));
    }
}
