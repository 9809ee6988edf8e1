using System.Globalization;

namespace Supervisor.Cli.Top;

/// <summary>Numbers for narrow columns.</summary>
internal static class Figures
{
    private static readonly string[] Units = ["K", "M", "G", "T"];

    /// <summary>KiB in at most five signs: 512K, 12.3M, 1.0G.</summary>
    public static string Memory(long kibibytes)
    {
        double size = kibibytes;
        var unit = 0;
        while (size >= 999.5 && unit < Units.Length - 1) (size, unit) = (size / 1024, unit + 1);
        return (unit > 0 && size < 99.95 ? size.ToString("0.0", CultureInfo.InvariantCulture)
            : size.ToString("0", CultureInfo.InvariantCulture)) + Units[unit];
    }

    public static string Percent(double value) =>
        value.ToString(value < 99.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>In at most eight signs: 0:07, 59:59, 23:59:59, 3d04h, 1234d.</summary>
    public static string Uptime(double seconds)
    {
        var whole = (long)Math.Min(seconds, 1e9);
        return whole switch
        {
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}"),
            < 86400 => string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}"),
            < 100 * 86400 => string.Create(CultureInfo.InvariantCulture, $"{whole / 86400}d{whole / 3600 % 24:00}h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole / 86400}d"),
        };
    }

    public static string Clock(double unixSeconds, TimeZoneInfo zone) => TimeZoneInfo
        .ConvertTime(DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(unixSeconds, 0, uint.MaxValue)), zone)
        .ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
