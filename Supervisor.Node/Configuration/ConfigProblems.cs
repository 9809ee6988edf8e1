using Supervisor.Node.Configuration.Ini;

namespace Supervisor.Node.Configuration;

/// <summary>
/// Errors in the order in which the reference would meet them, so that the first is the one it reports. One value
/// that is read twice is reported once.
/// </summary>
internal sealed class ConfigProblems
{
    private const int MaxProblems = 1000;

    private readonly List<ConfigProblem> _all = [];
    private readonly Dictionary<Origin, List<string>> _textsAt = [];

    public IReadOnlyList<ConfigProblem> All => _all;

    public int Count => _all.Count;

    public void Add(string text, Origin origin)
    {
        var known = _textsAt.TryGetValue(origin, out var texts) ? texts : _textsAt[origin] = [];
        if (_all.Count >= MaxProblems || known.Any(k => text.StartsWith(k, StringComparison.Ordinal))) return;
        known.Add(text);
        _all.Add(new(text, origin));
    }
}
