using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Node.Http;

/// <summary>Events of the fleet as JSON, one to a line.</summary>
internal sealed class FleetEventLine : IEventFormat<FleetEvent>
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ContentType => "application/x-ndjson";

    public void Write(IBufferWriter<byte> output, FleetEvent happened)
    {
        using (var json = Begin(output, happened.Time))
        {
            json.WriteString("node"u8, happened.Node);
            switch (happened)
            {
                case FleetEvent.ProcessChanged e: Write(json, e); break;
                case FleetEvent.MemberChanged e:
                    json.WriteString("type"u8, Name(e.Change));
                    json.WriteString("address"u8, e.Address);
                    break;
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public void WriteQuiet(IBufferWriter<byte> output) => output.Write("\n"u8);

    public void WriteMissed(IBufferWriter<byte> output, DateTimeOffset time, long missed)
    {
        using (var json = Begin(output, time))
        {
            json.WriteString("type"u8, "EVENTS_MISSED"u8);
            json.WriteNumber("count"u8, missed);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> output, DateTimeOffset time)
    {
        var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        json.WriteNumber("time"u8, time.ToUnixTimeMilliseconds() / 1000.0);
        return json;
    }

    private static void Write(Utf8JsonWriter json, FleetEvent.ProcessChanged happened)
    {
        json.WriteString("type"u8, $"PROCESS_STATE_{happened.Change.To.WireName()}");
        json.WriteString("group"u8, happened.Name.Group);
        json.WriteString("name"u8, happened.Name.Process);
        json.WriteString("from"u8, happened.Change.From.WireName());
        json.WriteString("to"u8, happened.Change.To.WireName());
        json.WriteNumber("pid"u8, happened.Change.Pid);
    }

    private static string Name(MemberChange change) => change switch
    {
        MemberChange.Joined => "MEMBER_JOINED",
        MemberChange.WeaklyUp => "MEMBER_WEAKLY_UP",
        MemberChange.Up => "MEMBER_UP",
        MemberChange.Left => "MEMBER_LEFT",
        MemberChange.Exited => "MEMBER_EXITED",
        MemberChange.Downed => "MEMBER_DOWNED",
        MemberChange.Removed => "MEMBER_REMOVED",
        MemberChange.Unreachable => "MEMBER_UNREACHABLE",
        MemberChange.Reachable => "MEMBER_REACHABLE",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };
}
