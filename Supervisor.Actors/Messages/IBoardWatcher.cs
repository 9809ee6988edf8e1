namespace Supervisor.Actors.Messages;

/// <summary>
/// Is told that there is something new on a <see cref="ProcessBoard"/>, and looks for itself. The tree calls it, so it has to be
/// quick and must not throw.
/// </summary>
public interface IBoardWatcher
{
    /// <summary>A process was published or removed.</summary>
    void ProcessChanged(Namespec name);

    /// <summary>The daemon is on its way out.</summary>
    void MoodChanged();
}
