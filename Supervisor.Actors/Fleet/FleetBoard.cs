namespace Supervisor.Actors.Fleet;

/// <summary>The latest view of the fleet. Its actor writes it, anybody reads it and never waits.</summary>
public sealed class FleetBoard
{
    private FleetView _view = FleetView.Empty;

    /// <summary>The fleet as this node knows it now.</summary>
    public FleetView View
    {
        get => Volatile.Read(ref _view);
        internal set => Volatile.Write(ref _view, value);
    }
}
