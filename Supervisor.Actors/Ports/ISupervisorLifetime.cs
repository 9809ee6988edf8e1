using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Ports;

/// <summary>Who hears that a tree has come to its end.</summary>
public interface ISupervisorLifetime
{
    /// <summary>Every process is stopped: the daemon may end, or begin anew. Told once.</summary>
    void Ended(Mood mood);
}
