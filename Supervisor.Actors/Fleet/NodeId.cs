namespace Supervisor.Actors.Fleet;

/// <summary>One life of one node: its name, and the number that its cluster membership has in this life.</summary>
public readonly record struct NodeId(string Name, long Uid)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}#{Uid}";
}
