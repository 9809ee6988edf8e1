using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Cluster;

/// <summary>Reads akka.cluster.*: what will not do is refused with its key.</summary>
internal sealed class ClusterConfig(Config config)
{
    private const string Root = "akka.cluster.";
    private const int LongestRole = 128;

    public bool Flag(string key) => config.GetBoolean(Root + key);

    public string Text(string key) => config.GetString(Root + key) ?? "";

    public int Positive(string key) => config.GetInt(Root + key) is > 0 and var value ? value : throw Bad(key, "must be more than 0");

    public double Within(string key, double least, double most) =>
        config.GetDouble(Root + key) is var value && value >= least && value <= most
            ? value
            : throw Bad(key, FormattableString.Invariant($"must be from {least} to {most}"));

    public TimeSpan Duration(string key) => config.GetTimeSpan(Root + key, null, false) is var value && value > TimeSpan.Zero
        ? value
        : throw Bad(key, "must be more than nothing");

    /// <summary>Null for off; <paramref name="on"/> for on.</summary>
    public TimeSpan? Optional(string key, TimeSpan on) => Text(key).ToLowerInvariant() switch
    {
        "off" or "false" or "no" or "0" or "0s" => null,
        "on" or "true" or "yes" => on,
        _ => Duration(key),
    };

    /// <summary>Null: any.</summary>
    public string? Role(string key) => Text(key) is { Length: > 0 } role ? role : null;

    public ImmutableHashSet<string> Roles() => [.. config.GetStringList(Root + "roles").Select(r => r.Length is > 0 and <= LongestRole
        ? r
        : throw Bad("roles", $"a role is a word of 1 to {LongestRole} letters: '{r}'"))];

    public ImmutableDictionary<string, int> LeastOfRoles()
    {
        var roles = config.GetValue(Root + "role")?.GetObject()?.Items.Select(i => i.Key) ?? [];
        return roles.Where(r => config.HasPath($"{Root}role.\"{r}\".min-nr-of-members"))
            .ToImmutableDictionary(r => r, r => Positive($"role.\"{r}\".min-nr-of-members"));
    }

    public ImmutableList<Address> Seeds() => [.. config.GetStringList(Root + "seed-nodes").Select(s =>
        Address.TryParse(s, out var address) && address is { HasGlobalScope: true, Port: > 0 }
            ? address
            : throw Bad("seed-nodes", $"'{s}' is not an address such as akka.tcp://system@host:4053"))];

    public static ConfigurationException Bad(string key, string why) => new($"{Root}{key}: {why}");
}
