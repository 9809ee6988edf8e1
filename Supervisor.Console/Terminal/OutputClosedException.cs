namespace Supervisor.Cli.Terminal;

/// <summary>Nobody reads what is written any more; there is nothing left to say and nobody to say it to.</summary>
internal sealed class OutputClosedException(int errno) : Exception($"write failed, errno {errno}");
