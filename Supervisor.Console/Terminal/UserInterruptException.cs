namespace Supervisor.Cli.Terminal;

/// <summary>Ctrl-C at a prompt.</summary>
internal sealed class UserInterruptException() : Exception("interrupted by the user");
