using Supervisor.Cli.Fleet;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>Whatever changes the screen.</summary>
internal abstract record TopInput
{
    private TopInput() { }

    internal sealed record Pressed(Key Key) : TopInput;
    internal sealed record Ticked(double Now) : TopInput;
    internal sealed record Resized(int Columns, int Rows) : TopInput;
    internal sealed record Loaded(FleetSnapshot Fleet) : TopInput;
    internal sealed record Measured(IReadOnlyDictionary<ProcessKey, UsageSample> Usage) : TopInput;
    internal sealed record Happened(FleetEvent Event) : TopInput;

    /// <summary>The fleet cannot be asked, or (null) can be again.</summary>
    internal sealed record Troubled(string? Reason) : TopInput;

    /// <summary>An action that was asked for has come to its end.</summary>
    internal sealed record Acted(string Words) : TopInput;

    internal sealed record Logged(ProcessKey Key, string Channel, string Line) : TopInput;
}
