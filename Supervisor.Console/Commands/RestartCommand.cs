using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Everything named is stopped, then everything is started; no configuration is read.</summary>
internal sealed class RestartCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "restart <name>\t\tStop and start one process",
        "restart <gname>:*\tStop and start the processes of a group",
        "restart <name> <name>\tStop several processes or groups, then start them",
        "restart all\t\tStop and start every process",
        "A changed configuration takes effect with update, not with restart.",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var words = Words(arguments);
        if (words.Count == 0)
        {
            FailWithHelp("Error: restart requires a process name");
            return;
        }
        var names = string.Join(' ', Expand(words, line => Fail(line)));
        if (names.Length == 0) return;
        new StopCommand(Session).Run(names);
        new StartCommand(Session).Run(names);
    }
}
