using System.Collections.Immutable;
using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Top;

/// <summary>All that the screen shows and how; every input makes a new one.</summary>
internal sealed record TopModel
{
    public int Columns { get; init; } = 80;
    public int Rows { get; init; } = 24;

    /// <summary>Unix seconds.</summary>
    public double Now { get; init; }

    public IReadOnlyList<MemberRow> Members { get; init; } = [];

    public ImmutableDictionary<ProcessKey, TopProcess> Processes { get; init; } = ImmutableDictionary<ProcessKey, TopProcess>.Empty;

    /// <summary>The latest events of each process, the last one last.</summary>
    public ImmutableDictionary<ProcessKey, ImmutableList<FleetEvent>> History { get; init; } =
        ImmutableDictionary<ProcessKey, ImmutableList<FleetEvent>>.Empty;

    public EventRate Events { get; init; } = EventRate.None;

    public bool IsLoaded { get; init; }

    /// <summary>When members and rows were told last; their ages grow from there.</summary>
    public double LoadedAt { get; init; }

    /// <summary>Why the fleet cannot be asked just now.</summary>
    public string? Trouble { get; init; }

    public TopSort Sort { get; init; }
    public bool IsReversed { get; init; }

    /// <summary>Processes stand under their nodes; otherwise all are one list.</summary>
    public bool IsGrouped { get; init; } = true;

    public ImmutableHashSet<string> Folded { get; init; } = ImmutableHashSet<string>.Empty;

    public string Filter { get; init; } = "";
    public bool IsTypingFilter { get; init; }

    /// <summary>The line with the cursor, by its place among <see cref="TopList"/>'s lines and by what it is.</summary>
    public int Cursor { get; init; }

    public TopLine? Selected { get; init; }

    /// <summary>The first line on the screen.</summary>
    public int Offset { get; init; }

    public TopPanel? Panel { get; init; }

    /// <summary>The latest news for the last line of the screen, and when it came.</summary>
    public string Message { get; init; } = "";

    public double MessageAt { get; init; }

    /// <summary>Lines between the titles and the last line.</summary>
    public int Room => Math.Max(1, Rows - TopView.LinesAround);

    public TopModel Say(string message) => this with { Message = message, MessageAt = Now };
}
