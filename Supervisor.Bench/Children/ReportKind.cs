namespace Supervisor.Bench.Children;

/// <summary>As in child.c, and one that the reader of the FIFO sends to itself.</summary>
internal enum ReportKind
{
    /// <summary>The child's main() has begun.</summary>
    Started = 0,

    /// <summary>Its gate is open and it begins to write.</summary>
    Begun = 1,

    /// <summary>It has written everything.</summary>
    Done = 2,

    /// <summary>No more reports are wanted.</summary>
    Closed = 3,
}
