namespace Akka.Actor;

/// <summary>Puts phases into an order in which each comes after all that it depends on.</summary>
internal sealed class PhaseOrder
{
    private readonly IReadOnlyDictionary<string, Phase> _phases;
    private readonly List<string> _sorted = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    private PhaseOrder(IReadOnlyDictionary<string, Phase> phases) => _phases = phases;

    /// <exception cref="ArgumentException">A phase depends on itself; the message shows the circle.</exception>
    internal static IReadOnlyList<string> Of(IReadOnlyDictionary<string, Phase> phases)
    {
        var order = new PhaseOrder(phases);
        foreach (var name in phases.Keys.Order(StringComparer.Ordinal)) order.Visit(name);
        return order._sorted;
    }

    private void Visit(string name)
    {
        if (_done.Contains(name)) return;
        if (_path.IndexOf(name) is >= 0 and var start)
            throw new ArgumentException(
                $"akka.coordinated-shutdown.phases: Cycle detected, {string.Join(" -> ", _path.Skip(start).Append(name))}");
        _path.Add(name);
        foreach (var before in _phases[name].DependsOn) Visit(before);
        _path.RemoveAt(_path.Count - 1);
        _done.Add(name);
        _sorted.Add(name);
    }
}
