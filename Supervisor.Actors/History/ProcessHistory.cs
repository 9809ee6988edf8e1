using System.Collections.Immutable;

namespace Supervisor.Actors.History;

/// <summary>The last children of one process slot, the newest first. Their number and what is kept of their output are bounded.</summary>
public sealed class ProcessHistory
{
    /// <summary>So many are remembered.</summary>
    public const int MostChildren = 10;

    /// <summary>So many lines of each are shown.</summary>
    public const int MostLines = 50;

    /// <summary>So many bytes of output are kept of all of them together; the oldest lose theirs first.</summary>
    public const int MostOutput = 32 * 1024;

    private ProcessHistory(ImmutableArray<ChildRecord> children) => Children = children;

    /// <summary>Of a process that was never started.</summary>
    public static ProcessHistory Empty { get; } = new([]);

    /// <summary>The newest first.</summary>
    public ImmutableArray<ChildRecord> Children { get; }

    /// <summary>The latest child that was made and has ended; null when there is none.</summary>
    public ChildRecord? LastExit => Children.FirstOrDefault(c => c.Status is not null);

    /// <summary>Another child was asked for.</summary>
    public ProcessHistory Begin(ChildRecord child) => new([child, .. Children.Take(MostChildren - 1)]);

    /// <summary>Something happened to the newest child.</summary>
    public ProcessHistory Change(Func<ChildRecord, ChildRecord> change)
    {
        if (Children.IsEmpty) return this;
        var kept = 0;
        return new([.. Children.SetItem(0, change(Children[0])).Select(c =>
        {
            kept += c.Output.Bytes.Length;
            return kept <= MostOutput || c.Output.Bytes.IsEmpty ? c : c with { Output = OutputEnd.None with { IsCut = true } };
        })]);
    }
}
