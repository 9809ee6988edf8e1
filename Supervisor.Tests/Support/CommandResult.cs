namespace Supervisor.Tests.Support;

/// <summary>What a command left behind. A command killed by signal N has the exit code 128 + N.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit {ExitCode}\n--- stdout\n{Output}--- stderr\n{Error}";
}
