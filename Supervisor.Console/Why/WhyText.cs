using System.Globalization;
using System.Text;
using Supervisor.Cli.Fleet;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Why;

/// <summary>Says in one paragraph why a process is as it is.</summary>
internal static class WhyText
{
    public static string Of(ProcessRow process, IReadOnlyList<PastChild> children, long now)
    {
        var text = new StringBuilder($"{process.Namespec} is {process.StateName}");
        if (process.Description.Length > 0) text.Append($" ({process.Description})");
        text.Append('.');
        if (children.Count == 0) return text.Append(" It has not been started.").ToString();
        var last = children.FirstOrDefault(c => c.Stop is not null);
        if (last is null) return text.Append($" No child of it has ended yet; {Beginning(children[0])}.").ToString();
        text.Append(last.SpawnError is { } error && last.Pid is null ? Unborn(last, error, now) : Ended(last, now));
        if (!ReferenceEquals(last, children[0])) text.Append($" After that {Beginning(children[0])}.");
        return text.ToString();
    }

    /// <summary><c>exit status 3</c>, <c>SIGSEGV, core dumped</c></summary>
    public static string End(PastChild child) => child switch
    {
        { Signal: { } signal } => child.DumpedCore ? $"{signal}, core dumped" : signal,
        { ExitStatus: { } code } => $"exit status {code}",
        { SpawnError: not null, Pid: null } => "not started",
        _ => "alive",
    };

    /// <summary><c>request by user ann at 10.0.0.1</c></summary>
    public static string Reason(string? kind, string? by) => kind is null ? "-" : by is null ? kind : $"{kind} by {by}";

    /// <summary><c>0.35 s</c>, <c>1:02:03</c></summary>
    public static string Span(double seconds)
    {
        if (seconds < 60) return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s");
        var whole = (long)seconds;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{whole / 3600 % 24}:{whole / 60 % 60:00}:{whole % 60:00}");
        return whole < 86_400 ? clock : $"{whole / 86_400} d {clock}";
    }

    private static string Unborn(PastChild last, string error, long now) =>
        $" The last attempt to start it, {AgeText.Of(now - last.Stop!.Value)} ago, made no child: {error}.";

    private static string Ended(PastChild last, long now)
    {
        var how = last.Signal is { } signal ? $"by {signal}{(last.DumpedCore ? " (core dumped)" : "")}" : $"with {End(last)}";
        var life = last.Lived is { } lived ? $", after a life of {Span(lived)}" : "";
        return $" Its last child, pid {last.Pid}, ended {AgeText.Of(now - last.Stop!.Value)} ago {how}{life}.{Blame(last)}";
    }

    private static string Blame(PastChild last)
    {
        var killed = last.WasKilled ? " It did not end in the time it was given, and got SIGKILL." : "";
        if (last.Stopped is { } stopped) return Stopper(stopped, last.StoppedBy ?? "somebody") + killed;
        if (last.Signal is { } signal && signal == last.Signalled) return $" {last.SignalledBy ?? "A client"} had sent that signal.";
        var expected = last.IsExpected ? " Nobody had asked for that, but its configuration expects it." : " Nobody had asked for that.";
        if (!last.WasUp) expected = " That was before it counted as running (startsecs).";
        return last.Signal == "SIGKILL"
            ? expected + " The signal did not come from here; the kernel sends it when memory runs out (see dmesg)."
            : expected;
    }

    private static string Stopper(string kind, string by) => kind switch
    {
        "shutdown" => $" It was stopped because the daemon ended ({by}).",
        "reload" => $" It was stopped because the daemon began anew ({by}).",
        _ => $" It was stopped by {by}.",
    };

    private static string Beginning(PastChild child)
    {
        var what = child.Pid is { } pid ? $"pid {pid} was started" : child.SpawnError is null ? "another start is under way" : "another start failed";
        return $"{what}: {Reason(child.Started, child.StartedBy)}";
    }
}
