using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class AddCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
        ["add <name> [...]\tTake groups of the configuration last read into service"];

    public override void Run(string arguments) => Words(arguments).ForEach(Add);

    private void Add(string group)
    {
        var reply = Call("addProcessGroup", group);
        switch (reply)
        {
            case RpcReply.Fault { Code: Fault.ShutdownState }: Fail("ERROR: shutting down"); break;
            case RpcReply.Fault { Code: Fault.AlreadyAdded }: Say("ERROR: process group already active"); break;
            case RpcReply.Fault { Code: Fault.BadName }: Fail($"ERROR: no such process/group: {group}"); break;
            default:
                reply.OrThrow();
                Say($"{group}: added process group");
                break;
        }
    }
}
