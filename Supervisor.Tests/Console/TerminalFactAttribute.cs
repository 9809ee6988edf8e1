namespace Supervisor.Tests.Cli;

/// <summary>A test that types on a real terminal: skipped without tmux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() =>
        Skip = File.Exists(TmuxScreen.Program) ? null! : $"Needs a terminal ({TmuxScreen.Program}).";
}
