using System.Text.Json;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>A line of a daemon's <c>/cluster/events</c>.</summary>
internal sealed record ClusterEvent(DateTimeOffset Time, string Type, string Node, string? Address, string Line)
{
    public static ClusterEvent Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new(
            DateTimeOffset.UnixEpoch.AddSeconds(root.GetProperty("time").GetDouble()),
            root.GetProperty("type").GetString()!,
            root.GetProperty("node").GetString()!,
            root.TryGetProperty("address", out var address) ? address.GetString() : null,
            line);
    }

    public override string ToString() => Line;
}
