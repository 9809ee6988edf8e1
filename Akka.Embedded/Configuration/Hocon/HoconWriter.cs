using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Values to text that parses to the same values.</summary>
internal sealed class HoconWriter
{
    private const int ExcerptLength = 80;
    private readonly StringBuilder _text = new();

    public static string Key(string key) => IsPlain(key) && !key.Contains('.', StringComparison.Ordinal) && key != "include"
        ? key
        : new HoconWriter().Quote(key).ToString();

    public static string Excerpt(HoconValue value)
    {
        if (value.IsObject()) return "An object";
        if (value.IsArray()) return "An array";
        var text = value.ToString();
        return text.Length <= ExcerptLength ? text : text[..ExcerptLength] + "…";
    }

    public HoconWriter WriteValue(HoconValue value, int indent)
    {
        if (value.GetObject() is { } nested) WriteObject(nested, indent);
        else if (value.IsArray()) WriteArray(value.GetArray(), indent);
        else if (value.Text is not { } text) _text.Append("null");
        else if (IsPlain(text) && text != "null") _text.Append(text);
        else Quote(text);
        return this;
    }

    public HoconWriter WriteFields(HoconObject nested, int indent)
    {
        foreach (var (key, value) in nested.Items)
        {
            _text.Append(' ', indent * 2).Append(Key(key)).Append(" : ");
            WriteValue(value, indent).Line();
        }
        return this;
    }

    public override string ToString() => _text.ToString();

    private static bool IsPlain(string text) => text.Length > 0 && !text.Any(HoconStrings.IsReserved);

    private void WriteObject(HoconObject nested, int indent)
    {
        _text.Append('{');
        Line();
        WriteFields(nested, indent + 1);
        _text.Append(' ', indent * 2).Append('}');
    }

    private void WriteArray(IList<HoconValue> elements, int indent)
    {
        _text.Append('[');
        for (var i = 0; i < elements.Count; i++)
        {
            if (i > 0) _text.Append(',');
            WriteValue(elements[i], indent + 1);
        }
        _text.Append(']');
    }

    private HoconWriter Quote(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') _text.Append('\\').Append(c);
            else if (char.IsControl(c)) _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else _text.Append(c);
        }
        _text.Append('"');
        return this;
    }

    private void Line() => _text.Append('\n');
}
