using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>A test that types on a real terminal in front of the reference: skipped without tmux or the reference.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute() =>
        Skip = Reference.WhyMissing ?? (File.Exists(TmuxScreen.Program) ? null! : $"Needs a terminal ({TmuxScreen.Program}).");
}
