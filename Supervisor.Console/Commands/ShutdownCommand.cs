using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class ShutdownCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help => ["shutdown \tEnd supervisord and all its processes"];

    public override void Run(string arguments)
    {
        if (arguments.Length > 0)
        {
            FailWithHelp("Error: shutdown accepts no arguments");
            return;
        }
        if (!Confirmation.IsGiven(Session, "Really shut the remote supervisord process down")) return;
        try
        {
            Tell(Call("shutdown"));
        }
        catch (ConnectionException problem) when (problem.IsRefused)
        {
            Fail($"ERROR: {Session.ServerUrl} refused connection (already shut down?)");
        }
        catch (ConnectionException problem) when (problem.IsNoSuchFile)
        {
            Fail($"ERROR: {Session.ServerUrl} no such file (already shut down?)");
        }
    }

    private void Tell(RpcReply reply)
    {
        if (reply is RpcReply.Fault { Code: Fault.ShutdownState })
        {
            Say("ERROR: already shutting down");
            return;
        }
        reply.OrThrow();
        Say("Shut down");
    }
}
