namespace Akka.Configuration.Hocon;

/// <summary>
/// Text to nodes, by recursive descent. A key's values are collected in order; what they mean together, and what the
/// substitutions stand for, is the resolver's business.
/// </summary>
internal sealed class HoconParser
{
    private readonly HoconCursor _cursor;
    private readonly HoconIncludes _includes;
    private readonly string[] _within;
    private int _depth;

    private HoconParser(HoconCursor cursor, HoconIncludes includes, string[] within) =>
        (_cursor, _includes, _within, _depth) = (cursor, includes, within, within.Length);

    public static HoconNode.Object Parse(string text, string? origin, HoconIncludes includes, string[]? within = null)
    {
        var cursor = new HoconCursor(text, origin);
        if (!includes.Allow(text.Length)) throw cursor.Error($"more than {HoconLimits.Characters} characters");
        return new HoconParser(cursor, includes, within ?? []).ParseRoot();
    }

    private HoconNode.Object ParseRoot()
    {
        var root = new HoconNode.Object();
        _cursor.SkipSpace();
        var isBraced = _cursor.Take('{');
        ParseFields(root, _within, isBraced ? '}' : '\0');
        _cursor.SkipSpace();
        if (!_cursor.AtEnd) throw _cursor.Error($"unexpected {_cursor.Describe()} after the configuration");
        return root;
    }

    private void ParseFields(HoconNode.Object target, string[]? path, char end)
    {
        for (var isSeparated = true; !TakeEnd(end); isSeparated = EndElement())
        {
            if (!isSeparated || _cursor.AtEnd)
                throw _cursor.Error($"unexpected {_cursor.Describe()}, where a comma, a new line or '{end}' may stand");
            if (!new HoconIncludeParser(_cursor, _includes).TryParse(target, path)) ParseField(target, path);
        }
    }

    private bool TakeEnd(char end)
    {
        _cursor.SkipSpace();
        return end == '\0' ? _cursor.AtEnd : _cursor.Take(end);
    }

    /// <summary>Whether another field or element may follow.</summary>
    private bool EndElement()
    {
        var lineEnded = _cursor.SkipSpace();
        return _cursor.Take(',') || lineEnded;
    }

    private void ParseField(HoconNode.Object target, string[]? path)
    {
        var key = HoconPath.Read(_cursor);
        _cursor.SkipSpace();
        Enter(key.Length);
        target.Assign(key, ParseFieldValue(path is null ? null : [.. path, .. key]));
        _depth -= key.Length;
    }

    private HoconNode ParseFieldValue(string[]? path)
    {
        var position = _cursor.Here;
        if (_cursor.Take("+=")) return new HoconNode.Append(ParseValue(null), position);
        if (_cursor.Current == '{' || _cursor.Take('=') || _cursor.Take(':')) return ParseValue(path);
        throw _cursor.Error($"unexpected {_cursor.Describe()} after a key, where '=', ':', '+=' or '{{' may stand");
    }

    private HoconNode ParseValue(string[]? path)
    {
        _cursor.SkipSpace();
        var position = _cursor.Here;
        var parts = new List<HoconNode>();
        for (; ; )
        {
            var blanks = _cursor.Offset;
            _cursor.SkipBlanks();
            if (IsValueEnd()) break;
            if (parts.Count > 0 && _cursor.Offset > blanks) parts.Add(new HoconNode.Text(_cursor.From(blanks), isQuoted: false));
            parts.Add(ParsePart(path));
        }
        return parts.Count switch
        {
            0 => throw _cursor.Error($"a value is expected, not {_cursor.Describe()}"),
            1 => parts[0],
            _ => new HoconNode.Concatenation(parts, position),
        };
    }

    private bool IsValueEnd() => _cursor.AtEnd || _cursor.AtNewline || _cursor.AtComment || _cursor.Current is ',' or '}' or ']';

    private HoconNode ParsePart(string[]? path)
    {
        if (_cursor.Current == '"') return new HoconNode.Text(HoconStrings.ReadQuoted(_cursor), isQuoted: true);
        if (HoconStrings.IsUnquoted(_cursor)) return new HoconNode.Text(HoconStrings.ReadUnquoted(_cursor), isQuoted: false);
        if (_cursor.Matches("${")) return ParseSubstitution();
        if (_cursor.Take('{')) return ParseObject(path);
        if (_cursor.Take('[')) return ParseArray();
        throw _cursor.Error($"{_cursor.Describe()} may stand in a value only in quotes");
    }

    private HoconNode.Substitution ParseSubstitution()
    {
        var position = _cursor.Here;
        _cursor.Advance(2);
        var isOptional = _cursor.Take('?');
        var path = HoconPath.Read(_cursor);
        if (!_cursor.Take('}')) throw _cursor.Error($"unexpected {_cursor.Describe()} in a substitution");
        return new HoconNode.Substitution(path, _within, isOptional, position);
    }

    private HoconNode.Object ParseObject(string[]? path)
    {
        Enter(1);
        var parsed = new HoconNode.Object();
        ParseFields(parsed, path, '}');
        _depth--;
        return parsed;
    }

    private HoconNode.Array ParseArray()
    {
        Enter(1);
        var elements = new List<HoconNode>();
        for (var isSeparated = true; !TakeEnd(']'); isSeparated = EndElement())
        {
            if (!isSeparated || _cursor.AtEnd)
                throw _cursor.Error($"unexpected {_cursor.Describe()}, where a comma, a new line or ']' may stand");
            elements.Add(ParseValue(null));
        }
        _depth--;
        return new HoconNode.Array(elements);
    }

    private void Enter(int levels)
    {
        _depth += levels;
        if (_depth > HoconLimits.Depth) throw _cursor.Error($"nested deeper than {HoconLimits.Depth} levels");
    }
}
