using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>The names a template may use; a scope's own names hide those of the scope around it.</summary>
internal sealed class NameTable(NameTable? outer = null)
{
    private const string VariablePrefix = "ENV_";

    private readonly Dictionary<string, FormatArg> _names = new(StringComparer.Ordinal);

    public NameTable Set(string name, FormatArg value)
    {
        _names[name] = value;
        return this;
    }

    public NameTable SetVariables(IEnumerable<KeyValuePair<string, string>> variables)
    {
        foreach (var (name, value) in variables) _names[VariablePrefix + name] = value;
        return this;
    }

    /// <summary>Takes over every name of another table, hiding this one's.</summary>
    public NameTable SetAll(NameTable other)
    {
        foreach (var (name, value) in other._names) _names[name] = value;
        return this;
    }

    public bool TryGet(string name, [MaybeNullWhen(false)] out FormatArg value) =>
        _names.TryGetValue(name, out value) || (outer is not null && outer.TryGet(name, out value));

    /// <summary>As a message lists them.</summary>
    public string Sorted()
    {
        var all = new SortedSet<string>(_names.Keys, StringComparer.Ordinal);
        for (var table = outer; table is not null; table = table.Outer) all.UnionWith(table._names.Keys);
        return string.Join(", ", all);
    }

    private NameTable? Outer => outer;
}
