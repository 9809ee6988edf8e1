using System.Collections.Frozen;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>The codec table: a manifest for each type of <see cref="FleetMessage"/>.</summary>
internal static class FleetCodec
{
    private static readonly Row[] Rows =
    [
        Of<FleetMessage.TableTold>("T", (w, m) => ValueCodec.Write(w, m.Part), (ref r) => new(ValueCodec.ReadPart(ref r))),
        Of<FleetMessage.ChangesTold>("D", (w, m) => ValueCodec.Write(w, m.Delta), (ref r) => new(ValueCodec.ReadDelta(ref r))),
        Of<FleetMessage.VersionTold>("V", WriteVersion, (ref r) => new(ValueCodec.ReadNode(ref r), r.Number())),
        Of<FleetMessage.TableWanted>("W", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.EventsTold>("E", WriteEvents, ReadEvents),
        Of<FleetMessage.CommandSent>("C", WriteCommand, (ref r) => new(ValueCodec.ReadNode(ref r), CommandCodec.ReadCommand(ref r))),
        Of<FleetMessage.CommandAccepted>("B", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.CommandAnswered>("A", WriteAnswer, (ref r) => new(r.Int32(), r.Bool(), CommandCodec.ReadReply(ref r))),
        Of<FleetMessage.OutcomeWanted>("O", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.AnswerHeard>("H", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.LogWanted>("L", WriteLogWanted, (ref r) => new(ValueCodec.ReadNode(ref r), LogCodec.ReadQuery(ref r))),
        Of<FleetMessage.LogTold>("LT", WriteLogTold, (ref r) => new(r.Number(), LogCodec.ReadStep(ref r))),
        Of<FleetMessage.LogMore>("LM", (w, m) => w.Number(m.Steps), (ref r) => new(r.Number())),
        Of<FleetMessage.LogUnchanged>("LC", (w, m) => w.Number(m.Steps), (ref r) => new(r.Number())),
        Of<FleetMessage.LogUnwanted>("LU", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.UsageWanted>("U", (_, _) => { }, (ref _) => new()),
        Of<FleetMessage.UsageTold>("UT", WriteUsage, ReadUsage),
    ];

    private static readonly FrozenDictionary<string, Row> ByManifest = Rows.ToFrozenDictionary(r => r.Manifest);
    private static readonly FrozenDictionary<Type, Row> ByType = Rows.ToFrozenDictionary(r => r.Type);

    private delegate object ReadMessage(ref WireReader reader);

    internal static IEnumerable<Type> Types => ByType.Keys;

    /// <summary>A message with its manifest in front.</summary>
    internal static void Write(WireWriter writer, FleetMessage message)
    {
        var row = ByType[message.GetType()];
        writer.Text(row.Manifest);
        row.Write(writer, message);
    }

    /// <summary>Throws <see cref="WireException"/> for what is no message of ours.</summary>
    internal static FleetMessage Read(ref WireReader reader)
    {
        var manifest = reader.Text();
        return ByManifest.TryGetValue(manifest, out var row)
            ? (FleetMessage)row.Read(ref reader)
            : throw new WireException($"'{Shown(manifest)}' is no message of ours");
    }

    private static string Shown(string manifest) => manifest.Length <= 20 && !manifest.Any(char.IsControl) ? manifest : "…";

    private static void WriteVersion(WireWriter w, FleetMessage.VersionTold m)
    {
        ValueCodec.Write(w, m.Node);
        w.Number(m.Version);
    }

    private static void WriteCommand(WireWriter w, FleetMessage.CommandSent m)
    {
        ValueCodec.Write(w, m.From);
        CommandCodec.Write(w, m.Command);
    }

    private static void WriteAnswer(WireWriter w, FleetMessage.CommandAnswered m)
    {
        w.Number(m.Part);
        w.Bool(m.IsLast);
        CommandCodec.Write(w, m.Reply);
    }

    private static void WriteEvents(WireWriter w, FleetMessage.EventsTold m)
    {
        ValueCodec.Write(w, m.Node);
        w.List(m.Events, ValueCodec.Write);
    }

    private static FleetMessage.EventsTold ReadEvents(ref WireReader r) =>
        new(ValueCodec.ReadNode(ref r), EquatableArray.Of(r.List(ValueCodec.ReadEvent)));

    private static void WriteLogWanted(WireWriter w, FleetMessage.LogWanted m)
    {
        ValueCodec.Write(w, m.From);
        LogCodec.Write(w, m.Query);
    }

    private static void WriteLogTold(WireWriter w, FleetMessage.LogTold m)
    {
        w.Number(m.Number);
        LogCodec.Write(w, m.Step);
    }

    private static void WriteUsage(WireWriter w, FleetMessage.UsageTold m)
    {
        ValueCodec.Write(w, m.Node);
        w.Number(m.Part);
        w.Bool(m.IsLast);
        w.List(m.Processes, ValueCodec.Write);
    }

    private static FleetMessage.UsageTold ReadUsage(ref WireReader r) =>
        new(ValueCodec.ReadNode(ref r), r.Int32(), r.Bool(), EquatableArray.Of(r.List(ValueCodec.ReadUsage)));

    private static Row Of<T>(string manifest, Action<WireWriter, T> write, WireReader.Item<T> read) where T : FleetMessage =>
        new(manifest, typeof(T), (w, m) => write(w, (T)m), (ref r) => read(ref r));

    private sealed record Row(string Manifest, Type Type, Action<WireWriter, FleetMessage> Write, ReadMessage Read);
}
