using System.Globalization;
using System.Numerics;
using System.Text;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>Writes one argument by its conversion, padded and signed as C's printf family does.</summary>
internal static class FieldRenderer
{
    public static bool Supports(int letter) => letter < 128 && "sracdiuoxXeEfFgG".Contains((char)letter);

    /// <summary>Null, or why the argument does not fit the letter.</summary>
    public static string? Render(FormatSpec spec, FormatArg arg, StringBuilder to) => spec.Letter switch
    {
        's' => RenderText(spec, arg.ToString(), to),
        'r' => RenderText(spec, arg.Text is null ? arg.ToString() : PyText.Repr(arg.Text), to),
        'a' => RenderText(spec, arg.Text is null ? arg.ToString() : Ascii(PyText.Repr(arg.Text)), to),
        'c' => RenderCharacter(spec, arg, to),
        'd' or 'i' or 'u' => arg.Text is null
            ? RenderInteger(spec, arg.Number, to)
            : $"%{spec.Letter} format: a real number is required, not str",
        'o' or 'x' or 'X' => arg.Text is null
            ? RenderInteger(spec, arg.Number, to)
            : $"%{spec.Letter} format: an integer is required, not str",
        _ => arg.Text is null ? RenderReal(spec, arg.Number, to) : "must be real number, not str",
    };

    private static string? RenderText(FormatSpec spec, string text, StringBuilder to)
    {
        var runes = text.EnumerateRunes().Count();
        if (spec.Precision >= 0 && spec.Precision < runes)
        {
            text = string.Concat(text.EnumerateRunes().Take(spec.Precision));
            runes = spec.Precision;
        }

        return Pad(spec, "", text, runes, zeros: false, to);
    }

    private static string? RenderCharacter(FormatSpec spec, FormatArg arg, StringBuilder to)
    {
        if (arg.Text is { } text)
        {
            return text.EnumerateRunes().Count() == 1
                ? Pad(spec, "", text, 1, zeros: false, to)
                : "%c requires int or char";
        }

        return arg.Number is >= 0 and <= 0x10ffff && Rune.IsValid((int)arg.Number)
            ? Pad(spec, "", new Rune((int)arg.Number).ToString(), 1, zeros: false, to)
            : "%c arg not in range(0x110000)";
    }

    private static string? RenderInteger(FormatSpec spec, long number, StringBuilder to)
    {
        var magnitude = BigInteger.Abs(number);
        var digits = spec.Letter switch
        {
            'x' => Hex(magnitude).ToLowerInvariant(),
            'X' => Hex(magnitude),
            'o' => Octal(magnitude),
            _ => magnitude.ToString(CultureInfo.InvariantCulture),
        };
        if (digits.Length < spec.Precision) digits = digits.PadLeft(spec.Precision, '0');
        var prefix = SignOf(spec, number < 0);
        if (spec.Alternate && spec.Letter is 'x' or 'X' or 'o') prefix += "0" + spec.Letter;
        return Pad(spec, prefix, digits, digits.Length, spec.Zero, to);
    }

    private static string? RenderReal(FormatSpec spec, long number, StringBuilder to)
    {
        var text = RealText.Write(Math.Abs((double)number), spec);
        return Pad(spec, SignOf(spec, number < 0), text, text.Length, spec.Zero, to);
    }

    private static string SignOf(FormatSpec spec, bool negative) =>
        negative ? "-" : spec.Sign ? "+" : spec.Blank ? " " : "";

    private static string? Pad(FormatSpec spec, string prefix, string text, int length, bool zeros, StringBuilder to)
    {
        var fill = Math.Max(0, spec.Width - prefix.Length - length);
        if (!spec.LeftAlign && !zeros) to.Append(' ', fill);
        to.Append(prefix);
        if (!spec.LeftAlign && zeros) to.Append('0', fill);
        to.Append(text);
        if (spec.LeftAlign) to.Append(' ', fill);
        return null;
    }

    private static string Hex(BigInteger magnitude)
    {
        var digits = magnitude.ToString("X", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }

    private static string Octal(BigInteger magnitude)
    {
        if (magnitude.IsZero) return "0";
        var digits = new Stack<char>();
        for (; !magnitude.IsZero; magnitude >>= 3) digits.Push((char)('0' + (int)(magnitude & 7)));
        return new string([.. digits]);
    }

    private static string Ascii(string quoted) => string.Concat(quoted.EnumerateRunes().Select(rune => rune.Value switch
    {
        < 0x80 => rune.ToString(),
        < 0x100 => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
        < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
    }));
}
