using System.Globalization;
using System.Text;

namespace Supervisor.Node.Metrics;

/// <summary>Prometheus's text format, version 0.0.4: families of samples, each with its help and its type.</summary>
internal sealed class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();
    private string _family = "";

    public override string ToString() => _text.ToString();

    /// <summary>Begins a family; its samples follow.</summary>
    public void Family(string name, string type, string help)
    {
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    /// <summary>A sample of the family; none where there is no value.</summary>
    public void Sample(double? value, params ReadOnlySpan<(string Name, string Value)> labels) => SampleOf("", value, labels);

    /// <summary>A sample whose name goes on behind that of its family, <c>_bucket</c>.</summary>
    public void SampleOf(string suffix, double? value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (value is not { } number) return;
        _text.Append(_family).Append(suffix);
        var mark = '{';
        foreach (var (name, text) in labels)
        {
            _text.Append(mark).Append(name).Append("=\"").Append(Escape(text)).Append('"');
            mark = ',';
        }

        if (!labels.IsEmpty) _text.Append('}');
        _text.Append(' ').Append(number.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escape(string value) => value.AsSpan().IndexOfAny('\\', '"', '\n') < 0
        ? value
        : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
