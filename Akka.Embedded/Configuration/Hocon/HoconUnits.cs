using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Durations and sizes: a number, perhaps a blank, a unit.</summary>
internal static class HoconUnits
{
    private const double TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>Null when it is not a duration; a number alone counts milliseconds.</summary>
    public static TimeSpan? ReadDuration(string? text, bool allowInfinite)
    {
        if (allowInfinite && string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase)) return Timeout.InfiniteTimeSpan;
        if (Split(text, out var unit) is not { } number || TicksOf(unit) is not { } ticks) return null;
        var total = Math.Round(number * ticks);
        return total is >= 0 and < long.MaxValue ? TimeSpan.FromTicks((long)total) : null;
    }

    /// <summary>Null when it is not a size; a number alone counts bytes.</summary>
    public static long? ReadByteSize(string? text)
    {
        if (Split(text, out var unit) is not { } number || BytesOf(unit) is not { } bytes) return null;
        var total = Math.Floor(number * bytes);
        return total is >= 0 and < long.MaxValue ? (long)total : null;
    }

    private static double? TicksOf(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => TicksPerMillisecond / 1_000_000,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TicksPerMillisecond / 1_000,
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => null,
    };

    private static double? BytesOf(string unit) => unit switch
    {
        "" or "b" or "B" or "byte" or "bytes" => 1,
        "kB" or "kilobyte" or "kilobytes" => 1e3,
        "MB" or "megabyte" or "megabytes" => 1e6,
        "GB" or "gigabyte" or "gigabytes" => 1e9,
        "TB" or "terabyte" or "terabytes" => 1e12,
        "PB" or "petabyte" or "petabytes" => 1e15,
        "k" or "K" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1L << 10,
        "m" or "M" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1L << 20,
        "g" or "G" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1L << 30,
        "t" or "T" or "Ti" or "TiB" or "tebibyte" or "tebibytes" => 1L << 40,
        "p" or "P" or "Pi" or "PiB" or "pebibyte" or "pebibytes" => 1L << 50,
        _ => null,
    };

    private static double? Split(string? text, out string unit)
    {
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.LastIndexOfAnyInRange('0', '9') + 1;
        if (digits > 0 && digits < trimmed.Length && trimmed[digits] == '.') digits++;
        unit = trimmed[digits..].Trim().ToString();
        return double.TryParse(trimmed[..digits], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
