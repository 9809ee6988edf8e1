namespace Akka.Actor;

public interface IWrappedMessage
{
    object Message { get; }
}
