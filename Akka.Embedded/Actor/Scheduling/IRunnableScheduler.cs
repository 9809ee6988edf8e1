namespace Akka.Actor;

public interface IRunnableScheduler
{
}
