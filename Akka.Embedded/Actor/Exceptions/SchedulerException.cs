namespace Akka.Actor;

public sealed class SchedulerException(string message) : AkkaException(message);
