using System.Globalization;

namespace Supervisor.Node.Notify;

/// <summary>What the service manager that started this process wants to hear (sd_notify(3), sd_watchdog_enabled(3)).</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="BeatPeriod">How often it is to be told that all is well: half of what it waits. Null when it does not wait.</param>
internal sealed record NotifySettings(byte[] Address, TimeSpan? BeatPeriod)
{
    private const string Socket = "NOTIFY_SOCKET", Period = "WATCHDOG_USEC", Addressee = "WATCHDOG_PID";

    // Above, a timer could not count; no unit waits for days.
    private const ulong LongestPeriod = 30UL * 24 * 60 * 60 * 1_000_000;

    /// <summary>They are for this process; a child would speak in its name.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Socket, Period, Addressee];

    /// <summary>Null when nobody listens.</summary>
    /// <param name="variable">A variable of the environment.</param>
    /// <param name="pid">This process.</param>
    /// <param name="launcher">The process that was started first, when this one follows it into the background.</param>
    public static NotifySettings? Of(Func<string, string?> variable, int pid, int? launcher) =>
        NotifyAddress.Parse(variable(Socket)) is { } address
            ? new(address, IsFor(variable(Addressee), pid, launcher) ? HalfOf(variable(Period)) : null)
            : null;

    private static bool IsFor(string? addressee, int pid, int? launcher) =>
        addressee is null
        || (int.TryParse(addressee, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && (wanted == pid || wanted == launcher));

    private static TimeSpan? HalfOf(string? microseconds) =>
        ulong.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var period) && period is > 1 and <= LongestPeriod
            ? TimeSpan.FromMicroseconds(period / 2)
            : null;
}
