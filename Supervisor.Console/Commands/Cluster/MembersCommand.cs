using Supervisor.Cli.Fleet;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

internal sealed class MembersCommand(ConsoleSession session) : FleetCommand(session)
{
    public override IReadOnlyList<string> Help => ["cluster members\tShow the nodes of the fleet"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (words.Count > 0) Refuse("cluster members accepts no arguments", json);
        else if (Members() is { } members)
            Session.Terminal.Write(json ? FleetJson.Members(members) : MembersTable.Of(members, Session.Terminal.ShowsTables, Painter));
    }
}
