namespace Supervisor.Node.Configuration.Ini;

/// <summary>One option's text, unexpanded, its pieces joined.</summary>
internal sealed record IniValue(string Text, Origin Origin);

/// <summary>One section; files that name it again add to it. Keys are lower case and keep their first order.</summary>
internal sealed class IniSection(string name, Origin origin)
{
    private readonly Dictionary<string, IniValue> _values = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];

    public string Name { get; } = name;

    /// <summary>The header that introduced it.</summary>
    public Origin Origin { get; } = origin;

    public IReadOnlyList<string> Keys => _keys;

    public IniValue? Find(string key) => _values.GetValueOrDefault(key);

    public void Set(string key, IniValue value)
    {
        if (!_values.ContainsKey(key)) _keys.Add(key);
        _values[key] = value;
    }
}
