namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>A text that is no selector.</summary>
internal sealed class SelectorException(string message) : CommandException(message);
