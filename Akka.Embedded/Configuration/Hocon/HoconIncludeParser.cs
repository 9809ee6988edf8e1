namespace Akka.Configuration.Hocon;

/// <summary><c>include "x"</c>, <c>include file("x")</c>, <c>include required(file("x"))</c>, in a field's place.</summary>
internal readonly struct HoconIncludeParser(HoconCursor cursor, HoconIncludes includes)
{
    private const string Keyword = "include";

    public bool TryParse(HoconNode.Object target, string[]? path)
    {
        if (!IsInclude()) return false;
        var position = cursor.Here;
        cursor.Advance(Keyword.Length);
        cursor.SkipBlanks();
        var isRequired = TakeFunction("required");
        var isFile = TakeFunction("file");
        if (cursor.Current != '"') throw cursor.Error("include takes \"name\", file(\"name\") or required(…) of these");
        var name = HoconStrings.ReadQuoted(cursor);
        if (isFile) TakeClosing();
        if (isRequired) TakeClosing();
        var included = includes.Load(name, path ?? [], position);
        if (included is not null) target.Absorb(included);
        else if (isRequired) throw position.Error($"required include '{name}' does not exist");
        return true;
    }

    /// <summary>A key may be called include, too: an include is followed by a name or by something in parentheses.</summary>
    private bool IsInclude()
    {
        if (!cursor.Matches(Keyword)) return false;
        var distance = Keyword.Length;
        while (cursor.Ahead(distance) is ' ' or '\t') distance++;
        if (cursor.Ahead(distance) == '"') return true;
        if (distance == Keyword.Length) return false;
        while (char.IsAsciiLetter(cursor.Ahead(distance))) distance++;
        return cursor.Ahead(distance) == '(';
    }

    private bool TakeFunction(string name)
    {
        if (!cursor.Take(name + "(")) return false;
        cursor.SkipBlanks();
        return true;
    }

    private void TakeClosing()
    {
        cursor.SkipBlanks();
        if (!cursor.Take(')')) throw cursor.Error($"')' is expected, not {cursor.Describe()}");
    }
}
