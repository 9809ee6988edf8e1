namespace Supervisor.Cli;

/// <summary>Ends a command with one line <c>error: MESSAGE</c> and exit status 1.</summary>
internal class CommandException(string message) : Exception(message);
