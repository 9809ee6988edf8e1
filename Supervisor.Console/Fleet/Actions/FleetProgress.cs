using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>One line on standard error, drawn again and again while many processes act; nothing where that is no terminal.</summary>
internal sealed class FleetProgress(ITerminal terminal, FleetAction action)
{
    private bool _isShown;

    public void Show(FleetReport report)
    {
        if (!terminal.ShowsHints || report.IsComplete) return;
        _isShown = true;
        terminal.WriteError($"\r{LineOf(report, action, terminal.Width - 1)}\e[K");
    }

    public void Erase()
    {
        if (_isShown) terminal.WriteError("\r\e[K");
        _isShown = false;
    }

    public static string LineOf(FleetReport report, FleetAction action, int width)
    {
        var outcomes = report.Outcomes;
        var failed = outcomes.Count(outcome => outcome.Fails(action));
        var line = $"{action.Verb}: {report.Targets - report.UnderWay.Count} of {report.Targets}"
            + (failed > 0 ? $", {failed} failed" : "")
            + $"; waiting for {string.Join(", ", report.UnderWay.Take(20).Select(row => row.FullName))}";
        return TextWidth.Cut(line, width);
    }
}
