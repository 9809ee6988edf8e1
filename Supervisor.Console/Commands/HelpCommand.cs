using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class HelpCommand(ConsoleSession session, CommandTable commands) : Command(session)
{
    private const int Width = 79;
    private const string Header = "default commands (type help <topic>):";

    public override IReadOnlyList<string> Help =>
    [
        "help\t\tList the actions",
        "help <action>\tExplain one action",
    ];

    public override void Run(string arguments)
    {
        if (arguments.Length == 0) List();
        else if (arguments != "EOF" && commands.Find(arguments) is { } command)
            foreach (var line in command.Help) Say(line);
        else Say($"*** No help on {arguments}");
    }

    private void List()
    {
        Say("");
        Say(Header);
        Say(new string('=', Header.Length));
        foreach (var line in Columns.Arrange(CommandTable.Names, Width)) Say(line);
        Say("");
        Hints.MoreActions(Session);
    }
}
