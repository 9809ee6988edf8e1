using System.Collections.Immutable;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>
/// An array with a struct for every process of the fleet. What one node adds to it changes with its processes and, because of
/// <c>now</c> and the uptimes, with every second; in between it is the same bytes.
/// </summary>
internal sealed class FleetRows(IFleet fleet, TimeProvider time, FleetRows.WriteRow write)
{
    private static readonly ReadOnlyMemory<byte> Begin = Written(w => w.BeginArray()), End = Written(w => w.EndArray());

    private ImmutableDictionary<string, Rendering> _latest = ImmutableDictionary<string, Rendering>.Empty;

    /// <summary>Writes the struct of one process.</summary>
    public delegate void WriteRow(XmlRpcWriter writer, ProcessInfoWriter row, NodeState node, ProcessInfo process);

    public XmlRpcValue.EncodedPieces All()
    {
        var second = time.GetUtcNow().ToUnixTimeSeconds();
        var latest = Volatile.Read(ref _latest);
        var parts = fleet.Nodes().Select(n => Render(n, second, latest.GetValueOrDefault(n.Key))).ToArray();
        Volatile.Write(ref _latest, parts.DistinctBy(p => p.Key).ToImmutableDictionary(p => p.Key));
        return new([Begin, .. parts.Select(p => p.Bytes), End]);
    }

    private Rendering Render(NodeState node, long second, Rendering? latest)
    {
        var rows = node.Rows();
        var isReachable = node.Member.IsReachable;
        if (latest is not null && latest.Rows == rows && latest.Second == second && latest.IsReachable == isReachable) return latest;
        using var writer = new XmlRpcWriter(64 * 1024);
        var row = new ProcessInfoWriter(writer, time);
        foreach (var process in rows) write(writer, row, node, process);
        return new(node.Key, rows, second, isReachable, writer.Written.ToArray());
    }

    private static byte[] Written(Action<XmlRpcWriter> write)
    {
        using var writer = new XmlRpcWriter();
        write(writer);
        return writer.Written.ToArray();
    }

    private sealed record Rendering(
        string Key, ImmutableArray<ProcessInfo> Rows, long Second, bool IsReachable, ReadOnlyMemory<byte> Bytes);
}
