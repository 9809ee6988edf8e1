using Supervisor.Node.Rpc.Methods.WholeFleet;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>What processes do (specification 5.8.5), answered from the board without asking the tree.</summary>
internal sealed class ProcessInfoMethods(ISupervisor supervisor, CommandRouter router, TimeProvider time)
{
    private Rendering _latest = new(-1, -1, new(ReadOnlyMemory<byte>.Empty));

    public IEnumerable<RpcMethod> Methods =>
    [
        new("getProcessInfo", RpcType.Struct, [Text("name")],
            "One process: names, state, times, pid, log files and a description for people.", a => new(One(a.Text(0)))),
        new("getAllProcessInfo", RpcType.Array, [],
            "Every process, as getProcessInfo has it, sorted by group and name.", _ => new(All())),
    ];

    private XmlRpcValue One(string name)
    {
        var (process, node, fault) = router.Find(name);
        if (process is null) return fault!;
        using var writer = new XmlRpcWriter(2048);
        var row = new ProcessInfoWriter(writer, time);
        if (node is null) row.Write(process);
        else OldClientRow.Write(writer, row, node, process);
        return new XmlRpcValue.Encoded(writer.Written.ToArray());
    }

    // The answer changes with the board and, because of `now` and the uptimes, with every second; in between it is the
    // same bytes. The version is taken first: what changes meanwhile makes the bytes older than they are, never newer.
    private XmlRpcValue.Encoded All()
    {
        var version = supervisor.Board.Version;
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        var latest = Volatile.Read(ref _latest);
        if (latest.Version == version && latest.Second == second) return latest.Value;
        using var writer = new XmlRpcWriter(64 * 1024);
        writer.BeginArray();
        var rows = new ProcessInfoWriter(writer, time);
        foreach (var process in supervisor.Board.All()) rows.Write(process);
        writer.EndArray();
        var value = new XmlRpcValue.Encoded(writer.Written.ToArray());
        Volatile.Write(ref _latest, new(version, second, value));
        return value;
    }

    private sealed record Rendering(long Version, long Second, XmlRpcValue.Encoded Value);
}
