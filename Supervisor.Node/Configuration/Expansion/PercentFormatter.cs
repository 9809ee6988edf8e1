using System.Globalization;
using System.Text;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>
/// Reads a template left to right, as the reference's host language does: every error is found in the same order and
/// at the same index. One use per template.
/// </summary>
internal sealed class PercentFormatter(string template, NameTable names)
{
    /// <summary>Longest field and longest result; a template cannot be made to fill the memory.</summary>
    private const int MaxField = 1 << 16, MaxResult = 1 << 22;

    private readonly int[] _runes = [.. template.EnumerateRunes().Select(rune => rune.Value)];
    private readonly StringBuilder _result = new(template.Length);
    private int _at;
    private FormatArg? _arg;
    private bool _named;

    public string Result => _result.ToString();

    public string Error { get; private set; } = "";

    /// <summary>Set when the error is a name that nothing defines.</summary>
    public string? UnknownName { get; private set; }

    private int Current => _at < _runes.Length ? _runes[_at] : 0;

    public bool Run()
    {
        while (_at < _runes.Length)
        {
            if (_runes[_at++] != '%') AppendLiteral();
            else if (Current == '%') AppendPercent();
            else if (!Convert()) return false;
            if (_result.Length > MaxResult) return Fail($"the result is longer than {MaxResult} characters");
        }

        return true;
    }

    private void AppendLiteral() => _result.Append(new Rune(_runes[_at - 1]).ToString());

    private void AppendPercent()
    {
        _result.Append('%');
        _at++;
    }

    private bool Convert()
    {
        var spec = new FormatSpec();
        if (Current == '(' && !ReadName()) return false;
        ReadFlags(ref spec);
        if (!ReadWidth(ref spec) || !ReadPrecision(ref spec)) return false;
        if (Current is 'h' or 'l' or 'L') _at++;
        if (_at >= _runes.Length) return Fail("incomplete format");
        var letter = _runes[_at++];
        spec.Letter = letter < char.MaxValue ? (char)letter : char.MaxValue;
        return Append(spec, letter);
    }

    private bool ReadName()
    {
        var start = ++_at;
        var depth = 1;
        while (depth > 0 && _at < _runes.Length)
        {
            if (_runes[_at] == ')') depth--;
            else if (_runes[_at] == '(') depth++;
            _at++;
        }

        if (depth > 0) return Fail("incomplete format key");
        var name = new StringBuilder();
        foreach (var rune in _runes.AsSpan(start, _at - 1 - start)) name.Append(new Rune(rune).ToString());
        if (!names.TryGet(name.ToString(), out var value))
        {
            UnknownName = name.ToString();
            return false;
        }

        _arg = value;
        return true;
    }

    private void ReadFlags(ref FormatSpec spec)
    {
        for (; ; _at++)
        {
            switch (Current)
            {
                case '-': spec.LeftAlign = true; break;
                case '+': spec.Sign = true; break;
                case ' ': spec.Blank = true; break;
                case '#': spec.Alternate = true; break;
                case '0': spec.Zero = true; break;
                default: return;
            }
        }
    }

    private bool ReadWidth(ref FormatSpec spec)
    {
        if (Current == '*') return FailStar();
        if (Current is not (>= '0' and <= '9')) return true;
        spec.Width = ReadNumber();
        return spec.Width >= 0 || Fail("width too big");
    }

    private bool ReadPrecision(ref FormatSpec spec)
    {
        if (Current != '.') return true;
        _at++;
        if (Current == '*') return FailStar();
        spec.Precision = ReadNumber();
        return spec.Precision >= 0 || Fail("precision too big");
    }

    /// <summary>-1 when the number passes the limit.</summary>
    private int ReadNumber()
    {
        var number = 0;
        for (; Current is >= '0' and <= '9'; _at++)
        {
            if (number >= 0) number = (number * 10) + (Current - '0');
            if (number > MaxField) number = -1;
        }

        return number;
    }

    /// <summary>A width taken from an argument needs a second one, and a name gives exactly one.</summary>
    private bool FailStar() =>
        Fail(_arg is { Text: null } || (_arg is null && _named)
            ? "not enough arguments for format string"
            : "* wants int");

    private bool Append(FormatSpec spec, int letter)
    {
        if (_arg is not { } arg) return FailWithoutName(letter);
        _arg = null;
        _named = true;
        return FieldRenderer.Supports(letter)
            ? FieldRenderer.Render(spec, arg, _result) is not { } error || Fail(error)
            : FailUnsupported(letter);
    }

    /// <summary>The reference inserts the whole dictionary for a bare %s, and with it every secret.</summary>
    private bool FailWithoutName(int letter) => letter switch
    {
        _ when _named => Fail("not enough arguments for format string"),
        's' or 'r' or 'a' => Fail($"%{(char)letter} without a (name); write %% for a percent sign"),
        'c' => Fail("%c requires int or char"),
        'd' or 'i' or 'u' => Fail($"%{(char)letter} format: a real number is required, not dict"),
        'o' or 'x' or 'X' => Fail($"%{(char)letter} format: an integer is required, not dict"),
        'e' or 'E' or 'f' or 'F' or 'g' or 'G' => Fail("must be real number, not dict"),
        _ => FailUnsupported(letter),
    };

    private bool FailUnsupported(int letter)
    {
        var shown = letter is >= 31 and < 127 ? (char)letter : '?';
        return Fail(string.Create(
            CultureInfo.InvariantCulture, $"unsupported format character '{shown}' (0x{letter:x}) at index {_at - 1}"));
    }

    private bool Fail(string why)
    {
        Error = why;
        return false;
    }
}
