namespace Supervisor.Node.Cluster;

/// <summary>When the next cluster system begins after one has ended: soon at first, then ever later, never all nodes at once.</summary>
internal sealed record Rejoining
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A system that lived for this long was all right: what ended it is not what ended the one before.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private const double Jitter = 0.25;

    public static Rejoining First { get; } = new();

    /// <summary>Ends in a row that came too soon.</summary>
    public int Failures { get; private init; }

    /// <summary>The fleet is still there, without this node: it is to be found again, not founded.</summary>
    public bool LooksForOthers { get; private init; }

    public Rejoining After(ClusterEnd end, TimeSpan lived) => new()
    {
        Failures = lived >= Settled ? 1 : Failures + 1,
        LooksForOthers = end is ClusterEnd.Downed || (LooksForOthers && end is ClusterEnd.Failed),
    };

    /// <summary>The pause before the next; the chance, from 0 to 1, makes it up to a quarter longer or shorter.</summary>
    public TimeSpan Pause(double chance)
    {
        var doubled = Shortest * Math.Pow(2, Math.Clamp(Failures - 1, 0, 10));
        return (doubled < Longest ? doubled : Longest) * (1 - Jitter + (2 * Jitter * chance));
    }
}
