using System.Globalization;

namespace Supervisor.Cli.Fleet;

/// <summary>A span of time in one unit, for a sentence.</summary>
internal static class AgeText
{
    public static string Of(double seconds) => seconds switch
    {
        < 120 => Say(seconds, "s"),
        < 120 * 60 => Say(seconds / 60, "min"),
        < 48 * 3600 => Say(seconds / 3600, "h"),
        _ => Say(seconds / 86400, "days"),
    };

    private static string Say(double count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Floor(count))} {unit}");
}
