using Akka.Actor;
using Akka.Event;

namespace Akka.Remote;

/// <summary>A life of a node is over: it was quarantined, restarted, or has said goodbye.</summary>
internal sealed record LifeEnded(Address Address, int Uid) : IDeadLetterSuppression;
