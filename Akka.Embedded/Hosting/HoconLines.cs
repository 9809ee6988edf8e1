using System.Globalization;
using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Options as HOCON; what is not set is not written.</summary>
internal sealed class HoconLines(string section)
{
    private readonly StringBuilder _text = new();

    internal HoconLines Add(string key, string? value) => value is null ? this : Line(key, Quoted(value));

    internal HoconLines Add(string key, IEnumerable<string>? values) =>
        values is null ? this : Line(key, $"[{string.Join(", ", values.Select(Quoted))}]");

    internal HoconLines Add(string key, bool? value) => value is { } set ? Line(key, set ? "on" : "off") : this;

    internal HoconLines Add(string key, long? value) => value is { } set ? Line(key, set.ToString(CultureInfo.InvariantCulture)) : this;

    internal HoconLines Add(string key, double? value) => value is { } set ? Line(key, set.ToString("R", CultureInfo.InvariantCulture)) : this;

    internal HoconLines Add(string key, TimeSpan? value) =>
        value is { } set ? Line(key, set.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture) + "ms") : this;

    internal StringBuilder Text() => new(_text.ToString());

    /// <summary>Above what the system has been told before.</summary>
    internal AkkaConfigurationBuilder AddTo(AkkaConfigurationBuilder builder) => _text.Length == 0
        ? builder
        : builder.AddHocon(ConfigurationFactory.ParseString(_text.ToString()), HoconAddMode.Prepend);

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private HoconLines Line(string key, string value)
    {
        _text.Append(section).Append(key).Append(" = ").Append(value).Append('\n');
        return this;
    }
}
