using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Turns the session to another server. What its status comes to does not count.</summary>
internal sealed class OpenCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "open <url>\tTalk to another supervisord from now on",
        "\t\t(a Unix socket is written unix:///socket/path)",
    ];

    public override void Run(string arguments)
    {
        var url = arguments.Trim();
        var colon = url.IndexOf(':');
        if (colon < 0 || url[..colon].ToLowerInvariant() is not ("unix" or "http"))
        {
            Fail("ERROR: url must be http:// or unix://");
            return;
        }
        Session.ServerUrl = url;
        Session.Disconnect();
        var status = Session.ExitStatus;
        new StatusCommand(Session).Run("");
        Session.ExitStatus = status;
    }
}
