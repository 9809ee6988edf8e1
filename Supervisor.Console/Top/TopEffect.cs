using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Top;

/// <summary>What an input makes the program do, beside drawing.</summary>
internal abstract record TopEffect
{
    private TopEffect() { }

    internal sealed record Quit : TopEffect;

    /// <summary>Back to the shell for a while.</summary>
    internal sealed record Suspend : TopEffect;

    /// <summary>Draw every line, whatever is believed to be there.</summary>
    internal sealed record Redraw : TopEffect;

    /// <summary>Ask for all processes again.</summary>
    internal sealed record Reload : TopEffect;

    internal sealed record Act(string Verb, FleetRow Target) : TopEffect;
    internal sealed record OpenLog(ProcessKey Key, string Channel) : TopEffect;
    internal sealed record CloseLog : TopEffect;
}
