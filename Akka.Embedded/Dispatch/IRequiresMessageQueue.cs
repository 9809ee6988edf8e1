namespace Akka.Dispatch;

/// <summary>The engine has one kind of mailbox, which suits all.</summary>
public interface IRequiresMessageQueue<T>
    where T : ISemantics
{
}
