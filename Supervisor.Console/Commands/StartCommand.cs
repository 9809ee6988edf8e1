using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class StartCommand(ConsoleSession session) : ResultCommand(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "start <name>\t\tStart one process and wait until it runs",
        "start <gname>:*\t\tStart the processes of a group",
        "start <name> <name>\tStart several processes or groups, one after the other",
        "start all\t\tStart every process",
    ];

    protected override (string One, string Group, string All) Methods =>
        ("startProcess", "startProcessGroup", "startAllProcesses");

    protected override int Ignored => Fault.AlreadyStarted;
    protected override int NoSuchGroup => ExitStatus.InvalidArguments;
    protected override string InWords(ResultRow result) => result.AfterStart();

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        if (names.Count == 0) FailWithHelp("Error: start requires a process name", ExitStatus.InvalidArguments);
        else Operate(names);
    }
}
