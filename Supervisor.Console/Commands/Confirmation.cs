using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Asks before something grave, in a session where somebody can answer.</summary>
internal static class Confirmation
{
    public static bool IsGiven(ConsoleSession session, string question)
    {
        if (!session.IsInteractive) return true;
        var answer = session.Terminal.ReadLine(question + " y/N? ") ?? throw new CommandException("end of input");
        return answer.StartsWith('y') || answer.StartsWith('Y');
    }
}
