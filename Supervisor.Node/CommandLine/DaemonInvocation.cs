namespace Supervisor.Node.CommandLine;

/// <summary>What a command line of supervisord asks for.</summary>
internal abstract record DaemonInvocation
{
    private DaemonInvocation() { }

    /// <summary>Read the configuration, and run or check it.</summary>
    public sealed record Run(DaemonOptions Options) : DaemonInvocation;

    /// <summary>Help, version, or a mistake.</summary>
    public sealed record Exit(ProgramExit Result) : DaemonInvocation;
}
