using System.Text.Json;

namespace Supervisor.Cli.Fleet;

/// <summary>One line of <c>/cluster/events</c>: a process changed its state, or a node its place in the fleet.</summary>
internal sealed record FleetEvent(double Time, string Node, string Type)
{
    public const string Path = "/cluster/events";

    private const string ProcessPrefix = "PROCESS_STATE_";
    private const string MemberPrefix = "MEMBER_";

    public string Group { get; init; } = "";
    public string Name { get; init; } = "";
    public string Before { get; init; } = "";
    public string To { get; init; } = "";
    public long Pid { get; init; }
    public string Address { get; init; } = "";

    /// <summary>How many events a reader that was too slow has missed.</summary>
    public long Missed { get; init; }

    public bool IsOfProcess => Type.StartsWith(ProcessPrefix, StringComparison.Ordinal) && Name.Length > 0;
    public bool IsOfMember => Type.StartsWith(MemberPrefix, StringComparison.Ordinal);

    /// <summary>The state that a process has now.</summary>
    public string State => To.Length > 0 ? To : IsOfProcess ? Type[ProcessPrefix.Length..] : "";

    /// <summary>In words: UNREACHABLE for MEMBER_UNREACHABLE.</summary>
    public string MemberChange => Type[MemberPrefix.Length..];

    /// <summary>A node that has only just come is known by its address alone.</summary>
    public bool HasName => Node != Address;

    /// <summary>Null for a line that keeps the connection alive, or that is none of ours.</summary>
    public static FleetEvent? Parse(ReadOnlyMemory<byte> line)
    {
        if (line.Span.Trim(" \r\t"u8).IsEmpty) return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            return From(document.RootElement);
        }
        catch (JsonException)
        {
            // Half a line at the end of a stream; the server writes none otherwise.
            return null;
        }
    }

    private static FleetEvent? From(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null
        : new(Number(json, "time"), Text(json, "node"), Text(json, "type"))
        {
            Group = Text(json, "group"),
            Name = Text(json, "name"),
            Before = Text(json, "from"),
            To = Text(json, "to"),
            Pid = (long)Number(json, "pid"),
            Address = Text(json, "address"),
            Missed = (long)Number(json, "count"),
        };

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
