namespace Supervisor.Actors.Fleet;

/// <summary>
/// The latest view of the fleet. A fleet actor writes it, anybody reads it and never waits. It outlives the actor: what was
/// known stays readable while the cluster is joined anew.
/// </summary>
public sealed class FleetBoard
{
    private Page _page = new(default, FleetView.Empty);

    /// <summary>The fleet as this node knows it now.</summary>
    public FleetView View => Volatile.Read(ref _page).View;

    /// <summary>The life of this node whose view it is.</summary>
    public NodeId Self => Volatile.Read(ref _page).Self;

    internal void Publish(NodeId self, FleetView view) => Volatile.Write(ref _page, new(self, view));

    private sealed record Page(NodeId Self, FleetView View);
}
