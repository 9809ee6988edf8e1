using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Shell;

/// <summary>Shows the status, then runs one typed line after the other until the user leaves.</summary>
internal sealed class InteractiveShell(ConsoleSession session, Interpreter interpreter, string prompt, NameCompleter completer)
{
    public void Run()
    {
        try
        {
            interpreter.Run("status");
            while (!session.IsLeaving)
            {
                completer.Forget();
                interpreter.Run(session.Terminal.ReadLine($"{prompt}> ") ?? "EOF");
            }
        }
        catch (UserInterruptException)
        {
            session.Terminal.WriteLine("");
        }
    }
}
