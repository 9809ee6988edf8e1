using System.Buffers.Text;
using System.Net;
using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>
/// Reads replies in the form in which every known server writes them, straight from their bytes: a fleet of ten thousand
/// processes is ten megabytes of it. Whatever looks otherwise is left to <see cref="XmlRpcReader"/>, which knows all of XML.
/// </summary>
internal ref struct QuickReplyReader
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _body;
    private readonly List<(byte[] Bytes, string Text)> _names = [];
    private int _next;

    private QuickReplyReader(ReadOnlySpan<byte> body) => _body = body;

    /// <summary>Null: not in that form.</summary>
    public static RpcReply? Read(ReadOnlySpan<byte> body)
    {
        var reader = new QuickReplyReader(body);
        reader.SkipDeclaration();
        if (!reader.Take("<methodResponse>"u8)) return null;
        if (reader.Take("<fault>"u8)) return null;
        if (!reader.Take("<params>"u8) || !reader.Take("<param>"u8)) return null;
        return reader.Value(0) is { } value && reader.Take("</param>"u8) && reader.Take("</params>"u8)
            && reader.Take("</methodResponse>"u8) ? new RpcReply.Result(value) : null;
    }

    private readonly ReadOnlySpan<byte> Rest => _body[_next..];

    private void SkipDeclaration()
    {
        if (!Take("<?xml version='1.0'?>"u8)) Take("<?xml version=\"1.0\"?>"u8);
    }

    /// <summary>A tag, with the blanks in front of it.</summary>
    private bool Take(scoped ReadOnlySpan<byte> tag)
    {
        var start = _next;
        while (start < _body.Length && _body[start] is (byte)'\n' or (byte)' ' or (byte)'\t' or (byte)'\r') start++;
        if (!_body[start..].StartsWith(tag)) return false;
        _next = start + tag.Length;
        return true;
    }

    private RpcValue? Value(int depth)
    {
        if (depth > MaxDepth || !Take("<value>"u8)) return null;
        var value = Typed(depth);
        return value is not null && Take("</value>"u8) ? value : null;
    }

    private RpcValue? Typed(int depth)
    {
        if (Take("<string>"u8)) return Text("</string>"u8);
        if (Take("<int>"u8)) return Number("</int>"u8);
        if (Take("<boolean>"u8)) return Truth();
        if (Take("<double>"u8)) return Real();
        if (Take("<struct>"u8)) return Struct(depth);
        if (Take("<array>"u8)) return Array(depth);
        return Take("<i4>"u8) ? Number("</i4>"u8) : null;
    }

    private RpcValue.List? Array(int depth)
    {
        if (!Take("<data>"u8)) return null;
        var items = new List<RpcValue>();
        while (!Take("</data>"u8))
        {
            if (Value(depth + 1) is not { } item) return null;
            items.Add(item);
        }
        return Take("</array>"u8) ? new(items) : null;
    }

    private RpcValue.Map? Struct(int depth)
    {
        var members = new List<KeyValuePair<string, RpcValue>>(_names.Count);
        while (!Take("</struct>"u8))
        {
            if (!Take("<member>"u8) || !Take("<name>"u8) || Name(members.Count) is not { } name) return null;
            if (Value(depth + 1) is not { } value || !Take("</member>"u8)) return null;
            members.Add(new(name, value));
        }
        return new(members);
    }

    /// <summary>The same string as in the struct before, where it is the same name in the same place.</summary>
    private string? Name(int place)
    {
        var end = Rest.IndexOf((byte)'<');
        if (end < 0) return null;
        var bytes = Rest[..end];
        if (place < _names.Count && bytes.SequenceEqual(_names[place].Bytes))
            return Take(bytes) && Take("</name>"u8) ? _names[place].Text : null;
        if (Text("</name>"u8) is not RpcValue.Text text) return null;
        if (place < _names.Count) _names[place] = (bytes.ToArray(), text.Content);
        else if (place == _names.Count) _names.Add((bytes.ToArray(), text.Content));
        return text.Content;
    }

    private RpcValue.Text? Text(scoped ReadOnlySpan<byte> endTag)
    {
        var end = Rest.IndexOf((byte)'<');
        if (end < 0) return null;
        var bytes = Rest[..end];
        _next += end;
        // A carriage return means something else in XML than in a string.
        if (!Rest.StartsWith(endTag) || bytes.Contains((byte)'\r')) return null;
        _next += endTag.Length;
        if (!bytes.Contains((byte)'&')) return new(Encoding.UTF8.GetString(bytes));
        return IsOrdinary(bytes) ? new(WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes))) : null;
    }

    /// <summary>Only the entities that XML and HTML have in common, and no numbers.</summary>
    private static bool IsOrdinary(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'&') is >= 0 and var place)
        {
            bytes = bytes[place..];
            if (!bytes.StartsWith("&lt;"u8) && !bytes.StartsWith("&gt;"u8) && !bytes.StartsWith("&amp;"u8)
                && !bytes.StartsWith("&quot;"u8)) return false;
            bytes = bytes[1..];
        }
        return true;
    }

    private RpcValue.Whole? Number(scoped ReadOnlySpan<byte> endTag)
    {
        if (!Utf8Parser.TryParse(Rest, out long number, out var length)) return null;
        _next += length;
        return TakeNow(endTag) ? new(number) : null;
    }

    private RpcValue.Real? Real()
    {
        if (!Utf8Parser.TryParse(Rest, out double number, out var length)) return null;
        _next += length;
        return TakeNow("</double>"u8) ? new(number) : null;
    }

    private RpcValue.Truth? Truth()
    {
        if (Rest is not [(byte)'0' or (byte)'1', ..]) return null;
        var holds = _body[_next++] == '1';
        return TakeNow("</boolean>"u8) ? new(holds) : null;
    }

    private bool TakeNow(scoped ReadOnlySpan<byte> tag) => Rest.StartsWith(tag) && Take(tag);
}
