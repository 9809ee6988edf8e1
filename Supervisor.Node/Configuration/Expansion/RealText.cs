using System.Globalization;

namespace Supervisor.Node.Configuration.Expansion;

/// <summary>The <c>%e %f %g</c> family for numbers that began as integers.</summary>
internal static class RealText
{
    private const int DefaultPrecision = 6;

    /// <summary>The number is not negative; its sign is written by the caller.</summary>
    public static string Write(double number, FormatSpec spec)
    {
        var precision = spec.Precision < 0 ? DefaultPrecision : spec.Precision;
        var text = char.ToLowerInvariant(spec.Letter) switch
        {
            'f' => Fixed(number, precision, spec.Alternate),
            'e' => Exponential(number, precision, spec.Alternate),
            _ => General(number, precision, spec.Alternate),
        };
        return char.IsUpper(spec.Letter) ? text.ToUpperInvariant() : text;
    }

    private static string Fixed(double number, int precision, bool alternate) =>
        number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        + (alternate && precision == 0 ? "." : "");

    private static string Exponential(double number, int precision, bool alternate)
    {
        var pattern = "e" + precision.ToString(CultureInfo.InvariantCulture);
        var text = number.ToString(pattern, CultureInfo.InvariantCulture);
        var (mantissa, exponent) = Split(text);
        if (alternate && precision == 0) mantissa += ".";
        var sign = exponent < 0 ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{sign}{Math.Abs(exponent):00}");
    }

    private static string General(double number, int precision, bool alternate)
    {
        precision = Math.Max(1, precision);
        var scientific = Exponential(number, precision - 1, alternate);
        var (mantissa, exponent) = Split(scientific);
        if (exponent < -4 || exponent >= precision)
        {
            var tail = scientific[scientific.IndexOf('e', StringComparison.Ordinal)..];
            return (alternate ? mantissa : Trim(mantissa)) + tail;
        }

        var plain = Fixed(number, precision - 1 - exponent, alternate);
        return alternate ? plain : Trim(plain);
    }

    private static (string Mantissa, int Exponent) Split(string text)
    {
        var e = text.IndexOf('e', StringComparison.Ordinal);
        return (text[..e], int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture));
    }

    private static string Trim(string digits) =>
        digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
