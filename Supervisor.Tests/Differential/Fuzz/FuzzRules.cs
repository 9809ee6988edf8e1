namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>
/// Which calls are left out in which situation, since docs/compat.md says that they differ or because they would not return; and what has
/// to come about after one.
/// </summary>
internal static class FuzzRules
{
    private static readonly string[] Signals = ["HUP", "USR1", "USR2", "CONT", "WINCH", "TERM", "INT", "KILL", "SEGV", "ABRT", "ALRM", "9", "10"];

    public static bool IsLeftOut(FuzzStep.Call call, FuzzDaemon daemon, int variant)
    {
        var targets = FuzzTargets.Of(call, daemon.Rows);
        return call.Short switch
        {
            // A start of a STOPPING process differs; one of brief is over when there is time.
            var start when start.StartsWith("start", StringComparison.Ordinal) => targets.Any(row => row.State == "STOPPING"),
            // A log of a stopped program is cleared by ours.
            var clear when clear.StartsWith("clear", StringComparison.Ordinal) && clear != "clearLog" =>
                targets.Any(row => row.Pid == 0 && daemon.Deeds.HasLogs(row.Name)),
            // A broken file ends the reference; one that is deaf and has all the time keeps it.
            "restart" => variant == Stage.Broken || daemon.Rows.Exists(row => row.Puppet.IsStuck && daemon.Deeds.IsDeaf(row)),
            _ => false,
        };
    }

    public static IEnumerable<FuzzNeed> Needs(FuzzStep.Call call, FuzzDaemon daemon) => call.Short switch
    {
        "sendProcessStdin" when (string)call.Arguments[1] is { Length: > 0 } line =>
            Children(call, daemon).Select(row => AfterLine(line, row, daemon.Deeds)),
        "signalProcess" or "signalProcessGroup" when IsSignal((string)call.Arguments[1]) => Children(call, daemon).Select(row => AfterSignal(row, daemon.Deeds)),
        "signalAllProcesses" when IsSignal((string)call.Arguments[0]) => Children(call, daemon).Select(row => AfterSignal(row, daemon.Deeds)),
        "restart" => [new FuzzNeed.Fresh("canary", daemon.Rows.Find(row => row.Name == "canary")?.Pid ?? 0)],
        _ => [],
    };

    private static IEnumerable<FuzzRow> Children(FuzzStep.Call call, FuzzDaemon daemon) => FuzzTargets.Of(call, daemon.Rows).Where(row => row.Pid != 0);

    private static FuzzNeed AfterLine(string line, FuzzRow row, FuzzDeeds deeds) =>
        line.StartsWith("exit", StringComparison.Ordinal) || line.StartsWith("crash", StringComparison.Ordinal)
            ? new FuzzNeed.Death(row.Name, row.Pid)
            : AfterSignal(row, deeds);

    private static FuzzNeed.Deed AfterSignal(FuzzRow row, FuzzDeeds deeds) => new(row.Name, row.Pid, deeds.Count(row.Pid) + 1);

    private static bool IsSignal(string name) =>
        Signals.Contains(name.StartsWith("sig", StringComparison.OrdinalIgnoreCase) ? name[3..].ToUpperInvariant() : name.ToUpperInvariant());
}
