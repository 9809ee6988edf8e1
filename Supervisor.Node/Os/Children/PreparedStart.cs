using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Os.Children;

/// <summary>A start that wants only the child.</summary>
internal sealed record PreparedStart(
    ProcessConfig Process, LocatedCommand Command, byte[][] Environment, ChildStreams Streams)
{
    /// <summary>
    /// No child came of it. What the reference's child says on its way out is said in the same place: the stderr log.
    /// </summary>
    internal void GiveUp(SpawnFailure failure)
    {
        if (failure.Stage is not SpawnStage.Fork)
            Streams.Say($"supervisor: {failure.Text}\nsupervisor: child process was not spawned\n");
        Streams.CloseChildEnds();
        Streams.Drain();
        Streams.Release();
    }
}
