using System.Collections.Immutable;

namespace Supervisor.Cli.Top;

/// <summary>What stands in the place of the table, or below it.</summary>
internal abstract record TopPanel
{
    private TopPanel() { }

    /// <summary>The keys, explained.</summary>
    internal sealed record Help : TopPanel;

    /// <summary>Everything about one process.</summary>
    internal sealed record Why(ProcessKey Key) : TopPanel;

    /// <summary>A log as it grows; the last of its lines.</summary>
    internal sealed record Tail(ProcessKey Key, string Channel, ImmutableList<string> Lines) : TopPanel;

    /// <summary>A question about one process, to be answered with y.</summary>
    internal sealed record Question(ProcessKey Key, string Verb) : TopPanel;
}
