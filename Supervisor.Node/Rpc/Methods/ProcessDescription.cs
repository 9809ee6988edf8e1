using System.Globalization;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>What people read beside a process's state (specification 5.8.5).</summary>
internal static class ProcessDescription
{
    /// <summary>Texts of a date beyond this could not be told from a mistake.</summary>
    private const long LatestTime = int.MaxValue;

    public static string Of(ProcessInfo process, long now, TimeZoneInfo zone) => process.State switch
    {
        ProcessState.Running => string.Create(
            CultureInfo.InvariantCulture, $"pid {process.Pid}, uptime {Uptime(Math.Max(0, now - process.Start))}"),
        ProcessState.Fatal or ProcessState.Backoff => process.SpawnError.Length > 0
            ? process.SpawnError
            : $"unknown error (try \"tail {process.Name}\")",
        ProcessState.Stopped or ProcessState.Exited => process.Start == 0 || process.Stop == 0
            ? "Not started"
            : Moment(process.Stop, zone),
        _ => "",
    };

    /// <summary><c>0:00:07</c>, <c>1 day, 1:01:01</c>, <c>2 days, 0:00:00</c></summary>
    internal static string Uptime(long seconds)
    {
        var (days, rest) = Math.DivRem(seconds, 86_400);
        var clock = string.Create(CultureInfo.InvariantCulture, $"{rest / 3600}:{rest / 60 % 60:00}:{rest % 60:00}");
        return days switch
        {
            0 => clock,
            1 => $"1 day, {clock}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{days} days, {clock}"),
        };
    }

    /// <summary><c>Nov 20 02:05 PM</c></summary>
    private static string Moment(long seconds, TimeZoneInfo zone) => TimeZoneInfo
        .ConvertTime(DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, LatestTime)), zone)
        .ToString("MMM dd hh:mm tt", CultureInfo.InvariantCulture);
}
