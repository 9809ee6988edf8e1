using System.Globalization;
using System.Text;
using Supervisor.Node.Configuration.Checking;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Ini;

/// <summary>
/// Reads one file into a document, by the rules of the INI dialect (specification 2.1). Bad option lines are
/// collected and reported together; text before the first section ends the reading at once.
/// </summary>
internal sealed class IniReader(IniDocument document, string file)
{
    private readonly StringBuilder _badLines = new();
    private readonly List<Piece> _pieces = [];
    private IniSection? _section;
    private string? _key;
    private Origin _firstBad;
    private int _indent;
    private int _line;

    private sealed record Piece(IniSection Section, string Key, Origin Origin, StringBuilder Text);

    /// <summary>Null, or the error in the reference's words.</summary>
    public static ConfigProblem? Read(IniDocument document, string file, ReadOnlySpan<byte> bytes)
    {
        var decoded = Utf8Chunks.Decode(bytes);
        var reader = new IniReader(document, file);
        var error = reader.ReadLines(decoded.Text, complete: decoded.Error is null);
        return error ?? (decoded.Error is null ? null : new(decoded.Error, new Origin(file, 0)));
    }

    private ConfigProblem? ReadLines(string text, bool complete)
    {
        foreach (var raw in SplitLines(text))
        {
            if (!complete && !raw.EndsWith('\n')) break;
            _line++;
            var line = IniLine.Of(raw);
            if (line.Content.Length == 0) ReadBlank(line);
            else if (IsContinuation(line)) ReadContinuation(line);
            else if (ReadHeader(line)) continue;
            else if (_section is null) return NoSection(raw);
            else ReadOption(line);
        }

        Join();
        if (!complete || _badLines.Length == 0) return null;
        return new($"Source contains parsing errors: {PyText.Repr(file)}{_badLines}", _firstBad);
    }

    private Origin Here => new(file, _line);

    private bool IsContinuation(IniLine line) =>
        _section is not null && !string.IsNullOrEmpty(_key) && line.Indent > _indent;

    /// <summary>A line that is blank without the help of a comment is part of a value that goes on after it.</summary>
    private void ReadBlank(IniLine line)
    {
        if (line.HasComment || string.IsNullOrEmpty(_key) || _pieces.Count == 0) return;
        _pieces[^1].Text.Append('\n');
    }

    private void ReadContinuation(IniLine line)
    {
        _pieces[^1].Text.Append('\n').Append(line.Content);
        RemarkOnCutQuote(line);
        if (OptionLine.TrySplit(line.Content, out var key, out _) && KnownKeys.Contains(_section!.Name, key))
        {
            document.Remarks.Add(new($"'{key}' is indented and continues the value of '{_key}'", Here));
        }
    }

    private bool ReadHeader(IniLine line)
    {
        _indent = line.Indent;
        var close = line.Content.LastIndexOf(']');
        if (line.Content[0] != '[' || close < 2) return false;
        _key = null;
        var name = line.Content[1..close];
        if (document.Section(name) is { } known)
        {
            document.Remarks.Add(new($"section [{name}] was opened before, at {known.Origin}", Here));
        }

        _section = name == document.Defaults.Name ? document.Defaults : document.Open(name, Here);
        return true;
    }

    private void ReadOption(IniLine line)
    {
        if (!OptionLine.TrySplit(line.Content, out var key, out var value))
        {
            AddBadLine(line.Raw);
            return;
        }

        if (key.Length == 0) AddBadLine(line.Raw);
        RemarkOnCutQuote(line);
        _key = key;
        _pieces.Add(new(_section!, key, Here, new StringBuilder(value)));
    }

    private void AddBadLine(string raw)
    {
        if (_badLines.Length == 0) _firstBad = Here;
        _badLines.Append(CultureInfo.InvariantCulture, $"\n\t[line {_line,2}]: {PyText.Repr(raw)}");
    }

    private void RemarkOnCutQuote(IniLine line)
    {
        if (line.CommentCutsQuote) document.Remarks.Add(new("a comment begins inside quotes and cuts them", Here));
    }

    private void Join()
    {
        foreach (var (section, key, origin, text) in _pieces)
        {
            if (section.Find(key) is { } earlier)
            {
                var remark = $"'{key}' in [{section.Name}] replaces the value at {earlier.Origin}";
                document.Remarks.Add(new(remark, origin));
            }

            section.Set(key, new(PyText.StripEnd(text.ToString().AsSpan()).ToString(), origin));
        }
    }

    private ConfigProblem NoSection(string raw) => new(
        $"File contains no section headers.\nfile: {PyText.Repr(file)}, line: {_line}\n{PyText.Repr(raw)}", Here);

    /// <summary>Lines with their ends, which are LF whatever they were in the file.</summary>
    private static IEnumerable<string> SplitLines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r');
            if (end < 0)
            {
                yield return text[start..];
                yield break;
            }

            end += start;
            yield return string.Concat(text.AsSpan(start, end - start), "\n");
            start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }
    }
}
