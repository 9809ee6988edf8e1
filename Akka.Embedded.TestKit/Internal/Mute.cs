using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

internal sealed record Mute(IReadOnlyList<IEventFilter> Filters) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
