using System.Globalization;
using System.Text.RegularExpressions;
using Supervisor.Node.Web;

namespace Supervisor.Tests.Web;

/// <summary>Whether what is written can be read, in light and in dark (WCAG 2.2, 1.4.3).</summary>
public partial class ContrastTests
{
    private static readonly string Style = System.Text.Encoding.UTF8.GetString(Asset.Read("web/supervisor.css"));

    [Theory]
    [InlineData("text", "ground")]
    [InlineData("text", "sheet")]
    [InlineData("text", "soft")]
    [InlineData("text", "log")]
    [InlineData("faint", "ground")]
    [InlineData("faint", "sheet")]
    [InlineData("faint", "soft")]
    [InlineData("accent", "sheet")]
    [InlineData("accent", "ground")]
    [InlineData("running", "running-bg")]
    [InlineData("running", "sheet")]
    [InlineData("error", "error-bg")]
    [InlineData("error", "sheet")]
    [InlineData("nominal", "nominal-bg")]
    [InlineData("changing", "changing-bg")]
    [InlineData("changing", "sheet")]
    public void Text_stands_out_from_what_is_behind_it(string text, string ground)
    {
        const int light = 0, dark = 1;
        foreach (var scheme in (int[])[light, dark])
            Assert.InRange(Contrast(Color(text, scheme), Color(ground, scheme)), 4.5, 21);
    }

    private static string Color(string name, int scheme) => Colors().Matches(Style).Where(m => m.Groups[1].Value == name).ElementAt(scheme).Groups[2].Value;

    private static double Contrast(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        var full = hex.Length == 3 ? string.Concat(hex.Select(c => $"{c}{c}")) : hex;
        var parts = Enumerable.Range(0, 3).Select(i => byte.Parse(full.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"--([a-z-]+): #([0-9a-f]{3,6});")]
    private static partial Regex Colors();
}
