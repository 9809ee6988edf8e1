namespace Supervisor.Node.CommandLine;

/// <summary>The end of the program as a value: exit status and what to print first.</summary>
internal sealed record ProgramExit(int Status, string Output, string Error)
{
    /// <summary>Every usage and configuration error.</summary>
    public const int Usage = 2;

    public static ProgramExit UsageError(string text, string program) =>
        new(Usage, "", $"Error: {text}\nFor help, use {program} -h\n");
}
