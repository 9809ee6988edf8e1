using Akka.Actor;

namespace Akka.Event;

public class LoggerInitialized : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
}
