using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>An action on its way down to its process. In a batch, a member that needs nothing answers so.</summary>
internal sealed record ProcessRequest(Namespec Name, ProcessAction Action, bool InBatch);

/// <summary>An action on its way to every process below.</summary>
internal sealed record Everybody(ProcessAction Action);

/// <summary>To a batch: the action is under way, the next may go.</summary>
internal sealed record Issued(Namespec Name);

/// <summary>To a batch: the outcome for one process; null when it needed nothing.</summary>
internal sealed record ProcessAnswer(Namespec Name, CommandReply? Reply);

/// <summary>To the parent: everything below is on the board.</summary>
internal sealed record Ready(string Name);

/// <summary>To a group: one more program. The sender is answered when it is there.</summary>
internal sealed record Join(ProgramConfig Program);

/// <summary>To a group and its program: a stopped process goes. The sender is answered when it has gone.</summary>
internal sealed record Depart(string Process);
