using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

internal sealed record Unmute(IReadOnlyList<IEventFilter> Filters) : INoSerializationVerificationNeeded, IDeadLetterSuppression;
