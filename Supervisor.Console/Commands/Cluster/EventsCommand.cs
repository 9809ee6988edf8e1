using System.Text;
using Supervisor.Cli.Fleet;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>What happens in the fleet, until Ctrl-C.</summary>
internal sealed class EventsCommand(ConsoleSession session) : FleetCommand(session)
{
    public override IReadOnlyList<string> Help => ["cluster events\tShow what happens in the fleet as it happens"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (words.Count > 0) Refuse("cluster events accepts no arguments", json);
        else if (Members() is not null) Follow(json);
    }

    private void Follow(bool json)
    {
        Session.Disconnect();
        var lines = new EventLines(Painter, TimeZoneInfo.Local);
        var splitter = new LineSplitter(line =>
        {
            if (FleetEvent.Parse(line) is not { } happened) return;
            Say(json ? Encoding.UTF8.GetString(line).Trim() : lines.Of(happened));
        });
        var end = Session.Server.FollowAll(
            Session.ServerUrl, Session.Credentials, [new(FleetEvent.Path, splitter.Feed)], Session.Terminal);
        if (end == FollowEnd.UserLeft)
        {
            if (Session.Terminal.ShowsTables) Say("");
            return;
        }
        if (end == FollowEnd.ServerClosed) Session.Terminal.WriteErrorLine("Error: the server ended the stream of events");
        Session.ExitStatus = ExitStatus.Generic;
    }
}
