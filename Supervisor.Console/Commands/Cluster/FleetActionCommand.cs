using Supervisor.Cli.Fleet.Actions;
using Supervisor.Cli.Fleet.Selectors;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>Does one thing to all processes that selectors mean, or nothing at all when one of the selectors is wrong.</summary>
internal sealed class FleetActionCommand(ConsoleSession session, string verb) : FleetCommand(session)
{
    // As a shell reports a program that Ctrl-C ended.
    private const int Interrupted = 130;

    public override IReadOnlyList<string> Help => [$"cluster {verb} {(verb == "signal" ? "<signal> " : "")}<selector> ..."];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (HasUnknownOption(words, json)) return;
        var isSignal = verb == "signal";
        if (words.Count < (isSignal ? 2 : 1))
        {
            Refuse($"cluster {verb} requires {(isSignal ? "a signal and " : "")}a selector; see help cluster", json);
            return;
        }
        if (Fetch() is not { } fleet) return;
        var selection = Selection.ToChange(fleet, isSignal ? words[1..] : words);
        foreach (var problem in selection.Problems) Refuse(problem, json);
        if (selection.Problems.Count > 0) return;
        var action = ActionFor(words[0]);
        using var run = new FleetRun(Session, action, FleetCall.For(fleet, selection.Rows, action));
        Tell(run.Run(new FleetProgress(Session.Terminal, action)), action, json);
    }

    private FleetAction ActionFor(string firstWord) => verb switch
    {
        "start" => new FleetAction.Start(),
        "stop" => new FleetAction.Stop(),
        "restart" => new FleetAction.Restart(),
        _ => new FleetAction.Signal(firstWord),
    };

    private void Tell(FleetReport report, FleetAction action, bool json)
    {
        var isTable = Session.Terminal.ShowsTables && report.Targets > 1;
        Session.Terminal.Write(json ? FleetSummary.Json(report, action)
            : isTable ? FleetSummary.Table(report, action, Painter)
            : FleetSummary.Plain(report, action, Painter));
        foreach (var outcome in report.Outcomes)
            if (outcome.Fails(action)) Session.ExitStatus = ExitStatus.ForResult(outcome.Code) ?? ExitStatus.Generic;
        if (!report.IsComplete) Session.ExitStatus = Interrupted;
    }
}
