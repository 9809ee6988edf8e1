using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>
/// One section seen with a set of names. A value that is wrong is reported and then taken for absent, so that reading
/// goes on to the next mistake.
/// </summary>
internal sealed class SectionScope(ReadContext context, IniSection section, NameTable names, string suffix = "")
{
    public ReadContext Context => context;

    public IniSection Section => section;

    public NameTable Names => names;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>As written, without expansion.</summary>
    public string? Raw(string key) => Find(key)?.Text;

    /// <summary>Expanded; null when absent or wrong.</summary>
    public string? Text(string key) => Find(key) is { } value
        ? Take(Template.Expand(value.Text, names, $"{section.Name}.{key}"), value.Origin, null)
        : null;

    public T Get<T>(string key, Func<string, Parsed<T>> convert, T fallback) =>
        Text(key) is { } text ? Take(convert(text), OriginOf(key), fallback) : fallback;

    /// <summary>Some keys have a complaint of their own around any mistake of their type.</summary>
    public T Get<T>(string key, Func<string, Parsed<T>> convert, T fallback, string complaint) => Get(
        key,
        text => convert(text) is { Error: null } good ? good : Parsed.Fail<T>($"{complaint} {text}"),
        fallback);

    public T Take<T>(Parsed<T> parsed, string key, T fallback) => Take(parsed, OriginOf(key), fallback);

    public void Fail(string text, string? key = null) =>
        context.Problems.Add(text + suffix, key is null ? section.Origin : OriginOf(key));

    private T Take<T>(Parsed<T> parsed, Origin origin, T fallback)
    {
        if (parsed.Error is null) return parsed.Value;
        context.Problems.Add(parsed.Error + suffix, origin);
        return fallback;
    }

    private string? Take(Parsed<string> parsed, Origin origin, string? fallback) =>
        Take<string?>(new(parsed.Value, parsed.Error), origin, fallback);

    private Origin OriginOf(string key) => Find(key)?.Origin ?? section.Origin;

    private IniValue? Find(string key) => section.Find(key) ?? context.Document.Defaults.Find(key);
}
