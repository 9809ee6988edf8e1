using Supervisor.Cli.Fleet;
using Supervisor.Cli.Fleet.Selectors;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>What <c>status</c> is for one host. What a node that cannot be reached said last is shown, and no certainty.</summary>
internal sealed class FleetStatusCommand(ConsoleSession session) : FleetCommand(session)
{
    public override IReadOnlyList<string> Help => ["cluster status [<selector> ...]\tShow processes by node"];

    protected override int WhenNotAnswered => ExitStatus.StatusUnknown;

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (HasUnknownOption(words, json) || Fetch() is not { } fleet) return;
        var selection = Selection.ToShow(fleet, words);
        foreach (var problem in selection.Problems) Refuse(problem, json, ExitStatus.StatusUnknown);
        Session.Terminal.Write(json ? FleetJson.Rows(selection.Rows)
            : Session.Terminal.ShowsTables ? StatusTable.Of(fleet, selection.Rows, words.Count == 0, Painter)
            : StatusLines.Of(selection.Rows));
        if (selection.Rows.Any(row => !row.IsReachable)) Session.ExitStatus = ExitStatus.StatusUnknown;
        if (selection.Rows.Any(row => row.IsDown)) Session.ExitStatus = ExitStatus.StatusNotRunning;
    }
}
