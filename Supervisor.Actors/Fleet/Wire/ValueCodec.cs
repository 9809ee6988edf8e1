using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>The values inside of fleet messages.</summary>
internal static class ValueCodec
{
    internal static void Write(WireWriter w, NodeId node)
    {
        w.Text(node.Name);
        w.Fixed(node.Uid);
    }

    internal static NodeId ReadNode(ref WireReader r) => new(r.Text(), r.Fixed());

    internal static void Write(WireWriter w, Namespec name)
    {
        w.Text(name.Group);
        w.OptionalText(name.Process);
    }

    internal static Namespec ReadName(ref WireReader r) => new(r.Text(), r.OptionalText());

    internal static void Write(WireWriter w, NodeTable table)
    {
        Write(w, table.Node);
        w.Number(table.Version);
        w.List([.. table.Rows.Values], Write);
    }

    internal static NodeTable ReadTable(ref WireReader r)
    {
        var (node, version) = (ReadNode(ref r), r.Number());
        var rows = r.List(ReadProcess).Select(p => KeyValuePair.Create(new Namespec(p.Group, p.Name), p));
        return new(node, version, ImmutableDictionary<Namespec, ProcessInfo>.Empty.SetItems(rows));
    }

    internal static void Write(WireWriter w, TableDelta delta)
    {
        Write(w, delta.Node);
        w.Number(delta.From);
        w.Number(delta.To);
        w.List(delta.Changed, Write);
        w.List(delta.Removed, Write);
    }

    internal static TableDelta ReadDelta(ref WireReader r) => new(
        ReadNode(ref r), r.Number(), r.Number(), EquatableArray.Of(r.List(ReadProcess)), EquatableArray.Of(r.List(ReadName)));

    internal static void Write(WireWriter w, StateChange change)
    {
        w.Number((int)change.From);
        w.Number((int)change.To);
        w.Number(change.Pid);
        w.Number(change.Tries);
        w.Bool(change.Expected);
    }

    internal static StateChange ReadChange(ref WireReader r) => new(ReadState(ref r), ReadState(ref r), r.Int32(), r.Int32(), r.Bool());

    private static void Write(WireWriter w, ProcessInfo process)
    {
        w.Text(process.Group);
        w.Text(process.Name);
        w.Number((int)process.State);
        w.Number(process.Pid);
        w.Number(process.Start);
        w.Number(process.Stop);
        w.Text(process.SpawnError);
        w.Number(process.ExitStatus);
        w.Text(process.StdoutLogFile);
        w.Text(process.StderrLogFile);
    }

    private static ProcessInfo ReadProcess(ref WireReader r) => new()
    {
        Group = r.Text(),
        Name = r.Text(),
        State = ReadState(ref r),
        Pid = r.Int32(),
        Start = r.Number(),
        Stop = r.Number(),
        SpawnError = r.Text(),
        ExitStatus = r.Int32(),
        StdoutLogFile = r.Text(),
        StderrLogFile = r.Text(),
    };

    private static ProcessState ReadState(ref WireReader r) => (ProcessState)r.Int32() is var state && Enum.IsDefined(state)
        ? state
        : throw new WireException($"{(int)state} is no state");
}
