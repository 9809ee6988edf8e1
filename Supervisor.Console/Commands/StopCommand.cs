using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class StopCommand(ConsoleSession session) : ResultCommand(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "stop <name>\t\tStop one process and wait until it is down",
        "stop <gname>:*\t\tStop the processes of a group",
        "stop <name> <name>\tStop several processes or groups, one after the other",
        "stop all\t\tStop every process",
    ];

    protected override (string One, string Group, string All) Methods =>
        ("stopProcess", "stopProcessGroup", "stopAllProcesses");

    protected override int Ignored => Fault.NotRunning;
    protected override string InWords(ResultRow result) => result.AfterStop();

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        if (names.Count == 0) FailWithHelp("Error: stop requires a process name");
        else Operate(names);
    }
}
