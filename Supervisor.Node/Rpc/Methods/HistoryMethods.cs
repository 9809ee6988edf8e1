using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>What became of the last children of a process. They are not listed: a client finds what the reference has.</summary>
internal sealed class HistoryMethods(CommandRouter router)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("getChildren", RpcType.Array, [Text("name")],
            "The last children of a process, the newest first: when and why each was started and stopped, how it ended, what it"
            + " wrote last. What is not known is not there; times are seconds since 1970, peak_rss KiB.",
            a => Children(a.Text(0)))
        {
            DuringShutdown = true,
            IsUnlisted = true,
        },
    ];

    private async ValueTask<XmlRpcValue> Children(string written) =>
        await router.History(written).ConfigureAwait(false) is var reply && reply is CommandReply.Children { Items: var children }
            ? Encode(children)
            : reply.ToValue();

    private static XmlRpcValue.Encoded Encode(EquatableArray<ChildRecord> children)
    {
        using var writer = new XmlRpcWriter(4096);
        writer.BeginArray();
        foreach (var child in children) Write(writer, child);
        writer.EndArray();
        return new XmlRpcValue.Encoded(writer.Written.ToArray());
    }

    private static void Write(XmlRpcWriter writer, ChildRecord child)
    {
        writer.BeginStruct();
        writer.Member("start"u8, child.Start);
        if (child.Pid > 0) writer.Member("pid"u8, child.Pid);
        if (child.End is { } end) writer.Member("stop"u8, end);
        writer.Member("was_up"u8, child.WasUp);
        if (child.Status is { } status) WriteEnd(writer, child, status);
        if (child.SpawnError.Length > 0) writer.Member("spawnerr"u8, child.SpawnError);
        WriteCause(writer, "started"u8, "started_by"u8, child.StartedBy);
        if (child.StoppedBy is { } stopper) WriteCause(writer, "stopped"u8, "stopped_by"u8, stopper);
        writer.Member("killed"u8, child.WasKilled);
        if (child.Signalled is { } signal) WriteSignal(writer, signal);
        writer.Member("config"u8, child.Config.Text);
        WriteOutput(writer, child.Output);
        writer.EndStruct();
    }

    private static void WriteEnd(XmlRpcWriter writer, ChildRecord child, WaitStatus status)
    {
        writer.Member("lived"u8, Math.Round(child.Lived.TotalSeconds, 3));
        writer.Member("expected"u8, child.IsExpected);
        if (status.Signal == 0) writer.Member("exitstatus"u8, status.ExitCode);
        else writer.Member("signal"u8, Signals.Name(status.Signal));
        writer.Member("core_dumped"u8, status.CoreDumped);
        if (child.Usage is not { } usage) return;
        writer.Member("peak_rss"u8, usage.PeakBytes / 1024);
        writer.Member("peak_rss_is_bound"u8, usage.IsBound);
        writer.Member("cpu"u8, Math.Round(usage.Cpu.TotalSeconds, 3));
    }

    private static void WriteCause(XmlRpcWriter writer, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> by, Cause cause)
    {
        writer.Member(kind, cause.KindName);
        if (cause.By is { } who) writer.Member(by, who);
    }

    private static void WriteSignal(XmlRpcWriter writer, SentSignal signal)
    {
        writer.Member("signalled"u8, Signals.Name(signal.Number));
        writer.Member("signalled_at"u8, signal.Time);
        if (signal.By is { } who) writer.Member("signalled_by"u8, who);
    }

    private static void WriteOutput(XmlRpcWriter writer, OutputEnd output)
    {
        writer.BeginMember("output"u8);
        writer.BeginArray();
        foreach (var line in output.Lines(ProcessHistory.MostLines))
        {
            writer.BeginStruct();
            writer.Member("stream"u8, line.IsStderr ? "stderr" : "stdout");
            writer.Member("line"u8, line.Text);
            writer.EndStruct();
        }

        writer.EndArray();
        writer.EndMember();
        writer.Member("output_is_cut"u8, output.IsCut);
    }
}
