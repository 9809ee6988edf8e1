using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class RemoveCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
        ["remove <name> [...]\tTake stopped groups out of service"];

    public override void Run(string arguments) => Words(arguments).ForEach(Remove);

    private void Remove(string group)
    {
        var reply = Call("removeProcessGroup", group);
        switch (reply)
        {
            case RpcReply.Fault { Code: Fault.StillRunning }: Fail($"ERROR: process/group still running: {group}"); break;
            case RpcReply.Fault { Code: Fault.BadName }: Fail($"ERROR: no such process/group: {group}"); break;
            default:
                reply.OrThrow();
                Say($"{group}: removed process group");
                break;
        }
    }
}
