namespace Supervisor.Cli.Options;

/// <summary>The command line or the configuration cannot be used; told on standard error, exit status 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
