using System.Globalization;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.ServiceManager;

/// <summary>What a service manager is told: assignments, one a line.</summary>
internal static class NotifyText
{
    public const string Alive = "WATCHDOG=1";

    public const string Stopping = "STOPPING=1\nSTATUS=Stopping: waiting for the processes to end";

    /// <summary>Also after a reload. The pid counts where the process that was started first has handed over.</summary>
    public static string Ready(int pid, string status) => string.Create(CultureInfo.InvariantCulture, $"READY=1\nMAINPID={pid}\nSTATUS={status}");

    /// <param name="monotonic">CLOCK_MONOTONIC, by which the manager knows an old READY from the new one.</param>
    public static string Reloading(TimeSpan monotonic) => string.Create(
        CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={(long)monotonic.TotalMicroseconds}\nSTATUS=Reloading: everything stops and starts again");

    /// <summary>The whole of the manager's one line about us: <c>5 processes: 3 running, 1 FATAL</c>.</summary>
    public static string Status(IReadOnlyCollection<ProcessInfo> processes)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{processes.Count} process{(processes.Count == 1 ? "" : "es")}");
        if (processes.Count > 0) text += string.Create(CultureInfo.InvariantCulture, $": {Count(processes, ProcessState.Running)} running");
        foreach (var (state, name) in (ReadOnlySpan<(ProcessState, string)>)[(ProcessState.Backoff, "BACKOFF"), (ProcessState.Fatal, "FATAL")])
        {
            if (Count(processes, state) is > 0 and var count) text += string.Create(CultureInfo.InvariantCulture, $", {count} {name}");
        }

        return text;
    }

    private static int Count(IReadOnlyCollection<ProcessInfo> processes, ProcessState state) => processes.Count(process => process.State == state);
}
