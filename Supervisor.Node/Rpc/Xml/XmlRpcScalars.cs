using System.Globalization;
using System.Text;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>Reads the text of simple values as the reference does; null when it is none.</summary>
internal static class XmlRpcScalars
{
    /// <summary>Sign, digits with single underscores between them, surrounding blanks.</summary>
    public static long? Integer(string text)
    {
        var digits = text.AsSpan().Trim();
        if (!digits.Contains('_'))
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var plain) ? plain : null;
        var separated = digits.ToString();
        var wellPlaced = char.IsAsciiDigit(separated[^1]) && !separated.Contains("__", StringComparison.Ordinal)
            && char.IsAsciiDigit(separated.TrimStart('+', '-').FirstOrDefault());
        return wellPlaced ? Integer(separated.Replace("_", "", StringComparison.Ordinal)) : null;
    }

    public static double? Double(string text) =>
        double.TryParse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static DateTime? Date(string text) =>
        DateTime.TryParseExact(text.Trim(), "yyyyMMdd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : null;

    /// <summary>The UTF-8 text that the base64 stands for.</summary>
    public static string? Base64(string text)
    {
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }
}
