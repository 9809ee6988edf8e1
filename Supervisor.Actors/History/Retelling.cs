using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.History;

/// <summary>What became of the last children of a process, as an answer.</summary>
public static class Retelling
{
    /// <summary>Of a process that is on the board; a fault for any other.</summary>
    public static CommandReply Of(ProcessBoard board, Namespec name) => board.Find(name) is null
        ? new CommandReply.Fault(FaultCode.BadName, name.ToString())
        : new CommandReply.Children(EquatableArray.Of(board.History.Of(name).Children));
}
