using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class SignalCommand(ConsoleSession session) : ResultCommand(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "signal <signal name> <name>\t\tSend a signal to one process",
        "signal <signal name> <gname>:*\t\tSend it to the processes of a group",
        "signal <signal name> <name> <name>\tSend it to several processes or groups",
        "signal <signal name> all\t\tSend it to every process",
    ];

    protected override (string One, string Group, string All) Methods =>
        ("signalProcess", "signalProcessGroup", "signalAllProcesses");

    protected override string InWords(ResultRow result) => result.AfterSignal();

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var words = Words(arguments);
        if (words.Count < 2) FailWithHelp("Error: signal requires a signal name and a process name");
        else Operate(words[1..], words[0]);
    }
}
