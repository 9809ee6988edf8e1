using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class ReloadCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help => ["reload \t\tEnd all processes and start supervisord anew"];

    public override void Run(string arguments)
    {
        if (arguments.Length > 0)
        {
            FailWithHelp("Error: reload accepts no arguments");
            return;
        }
        if (!Confirmation.IsGiven(Session, "Really restart the remote supervisord process")) return;
        var reply = Call("restart");
        if (reply is RpcReply.Fault { Code: Fault.ShutdownState })
        {
            Fail("ERROR: already shutting down");
            return;
        }
        reply.OrThrow();
        Say("Restarted supervisord");
    }
}
