using Supervisor.Cli.Follow;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class MainTailCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "maintail -f \tShow supervisord's own log as it grows (Ctrl-C ends it)",
        "maintail -100\tthe last 100 bytes of supervisord's own log",
        "maintail\tthe last 1600 bytes of supervisord's own log",
        "",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var words = Words(arguments);
        if (words.Count > 1) FailWithHelp("Error: too many arguments");
        else if ((words.Count == 0 ? LogRequest.Default : LogRequest.Parse(words[0])) is not { } request)
            Fail($"Error: bad argument {words[0]}");
        else if (request.Follows) Followed.Show(Session, LogPath.Main);
        else Show(request);
    }

    private void Show(LogRequest request)
    {
        var reply = Call("readLog", request.Offset, 0);
        switch (reply)
        {
            case RpcReply.Fault { Code: Fault.NoFile }: Fail("supervisord: ERROR (no log file)"); break;
            case RpcReply.Fault { Code: Fault.Failed }: Fail("supervisord: ERROR (unknown error reading log)"); break;
            default: Say(reply.OrThrow().AsText()); break;
        }
    }
}
