namespace Supervisor.Node.Configuration.Ini;

/// <summary>
/// All sections of the root file and the files it includes, in the order of their first appearance. Every section
/// falls back on <c>[DEFAULT]</c>.
/// </summary>
internal sealed class IniDocument
{
    private const string HereFormat = "%(here)s";

    private readonly Dictionary<string, IniSection> _byName = new(StringComparer.Ordinal);
    private readonly List<IniSection> _sections = [];

    public IReadOnlyList<IniSection> Sections => _sections;

    public IniSection Defaults { get; } = new("DEFAULT", default);

    /// <summary>Remarks about lines that are read otherwise than they look; shown by <c>--check</c> only.</summary>
    public List<ConfigProblem> Remarks { get; } = [];

    public IniSection? Section(string name) => _byName.GetValueOrDefault(name);

    public IniSection Open(string name, Origin origin)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        var section = new IniSection(name, origin);
        _byName.Add(name, section);
        _sections.Add(section);
        return section;
    }

    public IniValue? Find(string section, string key) => Section(section)?.Find(key) ?? Defaults.Find(key);

    public IEnumerable<IniSection> WithPrefix(string prefix) =>
        _sections.Where(s => s.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The keys of a section, its own first, then those it inherits.</summary>
    public IEnumerable<string> KeysOf(IniSection section) => section.Keys.Union(Defaults.Keys);

    /// <summary>
    /// Replaces the exact text <c>%(here)s</c> in every value read so far: each file's values name that file's
    /// directory (specification 2.3). A default that mentions it becomes a value of every section.
    /// </summary>
    public void ReplaceHere(string directory)
    {
        foreach (var section in _sections)
        {
            foreach (var key in KeysOf(section).ToList())
            {
                var value = section.Find(key) ?? Defaults.Find(key);
                if (value is null || !value.Text.Contains(HereFormat, StringComparison.Ordinal)) continue;
                var text = value.Text.Replace(HereFormat, directory, StringComparison.Ordinal);
                section.Set(key, value with { Text = text });
            }
        }
    }
}
