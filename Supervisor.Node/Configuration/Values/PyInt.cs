using System.Globalization;
using System.Numerics;
using System.Text;

namespace Supervisor.Node.Configuration.Values;

/// <summary>Whole numbers as the reference reads them: signs, blanks around, <c>_</c> between digits, any size.</summary>
internal static class PyInt
{
    /// <summary>More digits than this are refused: reading them takes time that grows with the square.</summary>
    private const int MaxDigits = 4300;

    private const int MaxShown = 200;
    private const int NotADigit = -2;

    public static Parsed<BigInteger> Decimal(string text)
    {
        if (!TryDigits(text, 10, out var digits, out var negative)) return Parsed.Fail<BigInteger>(Invalid(text));
        if (digits.Length > MaxDigits)
        {
            return Parsed.Fail<BigInteger>(
                $"Exceeds the limit ({MaxDigits} digits) for integer string conversion: value has {digits.Length} "
                + "digits; use sys.set_int_max_str_digits() to increase the limit");
        }

        var value = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return Parsed.Ok(negative ? -value : value);
    }

    /// <summary>Null when the text is not an octal number; values beyond an int saturate.</summary>
    public static int? Octal(string text)
    {
        if (!TryDigits(text, 8, out var digits, out var negative)) return null;
        long value = 0;
        foreach (var digit in digits) value = Math.Min(int.MaxValue, (value * 8) + (digit - '0'));
        return (int)(negative ? -value : value);
    }

    /// <summary>The nearest int: bounds like 10^12 seconds or retries mean "never" either way.</summary>
    public static int ToInt(BigInteger value) => (int)BigInteger.Clamp(value, int.MinValue, int.MaxValue);

    public static long ToLong(BigInteger value) => (long)BigInteger.Clamp(value, long.MinValue, long.MaxValue);

    private static string Invalid(string text)
    {
        var shown = PyText.Repr(text);
        return "invalid literal for int() with base 10: " + (shown.Length > MaxShown ? shown[..MaxShown] : shown);
    }

    private static bool TryDigits(string text, int radix, out string digits, out bool negative)
    {
        digits = "";
        var rest = PyText.Strip(text.AsSpan());
        negative = rest.StartsWith("-");
        if (rest.StartsWith("-") || rest.StartsWith("+")) rest = rest[1..];
        var prefixed = radix == 8 && (rest.StartsWith("0o") || rest.StartsWith("0O"));
        if (prefixed) rest = rest[2..];
        var found = new StringBuilder(rest.Length);
        var digitBefore = prefixed;
        foreach (var rune in rest.EnumerateRunes())
        {
            var digit = rune.Value == '_' && digitBefore ? -1 : DigitOf(rune, radix);
            if (digit == NotADigit) return false;
            if (digit >= 0) found.Append((char)('0' + digit));
            digitBefore = digit >= 0;
        }

        digits = found.ToString();
        return digits.Length > 0 && digitBefore;
    }

    private static int DigitOf(Rune rune, int radix)
    {
        if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber) return NotADigit;
        var value = (int)Rune.GetNumericValue(rune);
        return value < radix ? value : NotADigit;
    }
}
