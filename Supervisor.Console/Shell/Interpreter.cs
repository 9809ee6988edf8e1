using Supervisor.Cli.Commands;
using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>Runs one line; whatever goes wrong in it ends here as one line of output and an exit status.</summary>
internal sealed class Interpreter(ConsoleSession session, CommandTable commands)
{
    private const int Unauthorized = 401;

    public void Run(string line)
    {
        var command = CommandLine.Parse(line);
        if (command.Text.Length == 0) return;
        if (commands.Find(command.Action) is not { } action)
        {
            session.Terminal.WriteLine($"*** Unknown syntax: {command.Text}");
            session.ExitStatus = ExitStatus.Generic;
            return;
        }
        while (!TryRun(action, command.Arguments)) { }
    }

    /// <summary>False when the user has just given new credentials and the command is to be tried again.</summary>
    private bool TryRun(Command action, string arguments)
    {
        try
        {
            action.Run(arguments);
        }
        catch (HttpStatusException refusal) when (refusal.Status == Unauthorized)
        {
            session.Terminal.WriteLine("Server requires authentication");
            if (session.IsInteractive && AskForCredentials()) return false;
            session.ExitStatus = ExitStatus.Generic;
        }
        catch (CommandException problem)
        {
            session.Terminal.WriteLine($"error: {problem.Message}");
            Hints.For(session, problem);
            session.ExitStatus = ExitStatus.Generic;
        }
        finally
        {
            session.Disconnect();
        }
        return true;
    }

    private bool AskForCredentials()
    {
        if (session.Terminal.ReadLine("Username:") is not { } user
            || session.Terminal.ReadSecret("Password:") is not { } password)
        {
            session.Terminal.WriteLine("error: end of input");
            return false;
        }
        session.Terminal.WriteLine("");
        session.Credentials = new(user, password);
        return true;
    }
}
