using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Events;

/// <summary>A group of listeners was activated; its events go through its actor.</summary>
internal sealed record PoolOpened(GroupConfig Config, IActorRef Group);

/// <summary>A listener said something on its stdout.</summary>
internal sealed record ListenerSpoke(Namespec Name, ReadOnlyMemory<byte> Bytes);

/// <summary>The outside of the event pools.</summary>
/// <param name="Server">The daemon's identifier, as headers name it.</param>
/// <param name="Log">The activity log.</param>
/// <param name="Time">For ticks.</param>
/// <param name="Console">For output of children that is to be shown.</param>
public sealed record EventPorts(string Server, IActivityLog Log, TimeProvider Time, IConsole Console);

/// <summary>Output that a listener gave back is shown: it may have the next event.</summary>
internal sealed record OutputShown(string Listener);
