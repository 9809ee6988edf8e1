using System.Buffers;
using System.Text.Json;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Node.Http;

namespace Supervisor.Node.Api;

/// <summary>Events as browsers take them (server-sent events): <c>process</c>, <c>daemon</c> and <c>missed</c>.</summary>
internal sealed class EventLines : IEventFormat<TimedEvent>
{
    public string ContentType => "text/event-stream";

    public void Write(IBufferWriter<byte> output, TimedEvent happened)
    {
        var isProcess = happened.Event is SupervisorEvent.ProcessStateChanged;
        Write(output, isProcess ? "process"u8 : "daemon"u8, json =>
        {
            json.WriteNumber("time"u8, ProcessJson.Seconds(happened.Time));
            json.WriteString("type"u8, happened.Type);
            switch (happened.Event)
            {
                case SupervisorEvent.ProcessStateChanged e: Write(json, e); break;
                case SupervisorEvent.GroupAdded e: json.WriteString("group"u8, e.Group); break;
                case SupervisorEvent.GroupRemoved e: json.WriteString("group"u8, e.Group); break;
            }
        });
    }

    public void WriteMissed(IBufferWriter<byte> output, DateTimeOffset time, long missed) => Write(output, "missed"u8, json =>
    {
        json.WriteNumber("time"u8, ProcessJson.Seconds(time));
        json.WriteNumber("count"u8, missed);
    });

    public void WriteQuiet(IBufferWriter<byte> output) => output.Write(": quiet\n\n"u8);

    private static void Write(Utf8JsonWriter json, SupervisorEvent.ProcessStateChanged happened)
    {
        json.WriteString("group"u8, happened.Name.Group);
        json.WriteString("name"u8, happened.Name.Process);
        json.WriteString("from"u8, happened.Change.From.WireName());
        json.WriteString("to"u8, happened.Change.To.WireName());
        ProcessJson.Number(json, "pid"u8, happened.Change.Pid == 0 ? null : happened.Change.Pid);
    }

    // JSON has no line feed in it that could end the line.
    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> name, Action<Utf8JsonWriter> write)
    {
        output.Write("event: "u8);
        output.Write(name);
        output.Write("\ndata: "u8);
        using (var json = new Utf8JsonWriter(output, JsonAnswer.Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }
}
