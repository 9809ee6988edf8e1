using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Usage;
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

    internal static void Write(WireWriter w, TablePart part)
    {
        Write(w, part.Node);
        w.Number(part.Version);
        Write(w, part.Facts);
        w.Number(part.Index);
        w.Bool(part.IsLast);
        w.List(part.Rows, Write);
    }

    internal static TablePart ReadPart(ref WireReader r) => new(
        ReadNode(ref r), r.Number(), ReadFacts(ref r), r.Int32(), r.Bool(), EquatableArray.Of(r.List(ReadProcess)));

    internal static void Write(WireWriter w, TableDelta delta)
    {
        Write(w, delta.Node);
        w.Number(delta.From);
        w.Number(delta.To);
        Write(w, delta.Facts);
        w.List(delta.Changed, Write);
        w.List(delta.Removed, Write);
    }

    internal static TableDelta ReadDelta(ref WireReader r) => new(
        ReadNode(ref r), r.Number(), r.Number(), ReadFacts(ref r), EquatableArray.Of(r.List(ReadProcess)), EquatableArray.Of(r.List(ReadName)));

    internal static void Write(WireWriter w, ProcessEvent happened)
    {
        w.Number(happened.Time);
        Write(w, happened.Name);
        Write(w, happened.Change);
    }

    internal static ProcessEvent ReadEvent(ref WireReader r) => new(ReadTime(ref r), ReadName(ref r), ReadChange(ref r));

    internal static long ReadTime(ref WireReader r) => r.Number() is var time && IsTime(time)
        ? time
        : throw new WireException($"{time} is no time");

    internal static void Write(WireWriter w, StateChange change)
    {
        w.Number((int)change.From);
        w.Number((int)change.To);
        w.Number(change.Pid);
        w.Number(change.Tries);
        w.Bool(change.Expected);
    }

    internal static StateChange ReadChange(ref WireReader r) => new(ReadState(ref r), ReadState(ref r), r.Int32(), r.Int32(), r.Bool());

    internal static void Write(WireWriter w, ProcessUsage usage)
    {
        w.Text(usage.Group);
        w.Text(usage.Name);
        w.Number(usage.Pid);
        w.Number(usage.Cpu);
        w.Number(usage.Rss);
    }

    internal static ProcessUsage ReadUsage(ref WireReader r) => new(r.Text(), r.Text(), r.Int32(), r.Number(), r.Number());

    private static void Write(WireWriter w, DaemonFacts facts)
    {
        w.Text(facts.Version);
        w.Number((int)facts.Mood);
    }

    private static DaemonFacts ReadFacts(ref WireReader r) => new(r.Text(), ReadMood(ref r));

    private static Mood ReadMood(ref WireReader r) => (Mood)r.Int32() is var mood && Enum.IsDefined(mood)
        ? mood
        : throw new WireException($"{(int)mood} is no mood");

    // What a date can be made of.
    private static bool IsTime(long milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static void Write(WireWriter w, ProcessInfo process)
    {
        w.Text(process.Group);
        w.Text(process.Name);
        w.Number((int)process.State);
        w.Number(process.Spawns);
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
        Spawns = r.Int32(),
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
