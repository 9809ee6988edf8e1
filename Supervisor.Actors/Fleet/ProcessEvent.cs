using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>A process entered a state; when is in milliseconds since the epoch, by its node's clock.</summary>
public sealed record ProcessEvent(long Time, Namespec Name, StateChange Change);
