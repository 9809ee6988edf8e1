using Akka.Configuration;

namespace Akka.Actor;

/// <summary>A step of an orderly shutdown.</summary>
/// <param name="DependsOn">Steps that come before it.</param>
/// <param name="Timeout">For all its tasks together.</param>
/// <param name="Recover">Whether the shutdown goes on after a failure or a timeout in it.</param>
internal sealed record Phase(IReadOnlyList<string> DependsOn, TimeSpan Timeout, bool Recover)
{
    /// <summary>The phases of akka.coordinated-shutdown, with those that are only depended on.</summary>
    internal static Dictionary<string, Phase> AllFrom(Config config)
    {
        var timeout = config.GetTimeSpan("default-phase-timeout", allowInfinite: false);
        var phases = new Dictionary<string, Phase>(StringComparer.Ordinal);
        foreach (var (name, _) in config.GetConfig("phases")?.AsEnumerable() ?? [])
            phases.Add(name, From(config, $"phases.\"{name}\"", timeout));
        foreach (var name in phases.Values.SelectMany(p => p.DependsOn).ToList())
            phases.TryAdd(name, new Phase([], timeout, Recover: true));
        return phases;
    }

    private static Phase From(Config config, string path, TimeSpan timeout) => new(
        [.. config.GetStringList($"{path}.depends-on")],
        config.GetTimeSpan($"{path}.timeout", timeout, allowInfinite: false),
        config.GetBoolean($"{path}.recover", true));
}
