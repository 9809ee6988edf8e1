using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>A client program and the daemon it talks to.</summary>
internal sealed record Party(string Client, DaemonUnderTest Daemon)
{
    public Task<CommandResult> Run(string[] words, string input) => Cli.Client.Run(Client, words, input);
}
