using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

internal class LocalActorRef : InternalActorRefBase
{
    internal LocalActorRef(ActorSystemImpl system, Props props, IInternalActorRef parent, ActorPath path)
    {
        Path = path;
        Cell = new ActorCell(system, this, props, parent);
    }

    internal ActorCell Cell { get; }

    public override ActorPath Path { get; }

    public override IInternalActorRef Parent => Cell.ParentRef;

    public override IActorRefProvider Provider => Cell.SystemImpl.Provider;

    public override bool IsLocal => true;

    internal bool IsTerminated => Cell.Mailbox.IsClosed;

    public override void Start() => Cell.Mailbox.Start();

    public override void Stop() => SendSystemMessage(new Terminate());

    public override void Suspend() => SendSystemMessage(new Suspend());

    public override void Resume(Exception? causedByFailure = null) => SendSystemMessage(new Resume(causedByFailure));

    public override void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    internal override void SendSystemMessage(SystemMessage message) => Cell.Mailbox.PostSystem(message);

    protected override void TellInternal(object message, IActorRef sender) =>
        Cell.Mailbox.Post(Cell.VerifiesMessages ? Serialization.MessageVerification.Copy(Cell.SystemImpl, message) : message, sender);

    /// <summary>The child with that name (with #uid: exactly that incarnation), or Nobody.</summary>
    internal virtual IInternalActorRef GetSingleChild(string name)
    {
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        var child = Cell.Children.Find(hash < 0 ? name : name[..hash]);
        if (child is null) return Nobody.Instance;
        return hash < 0 || !long.TryParse(name.AsSpan(hash + 1), out var uid) || uid == 0 || uid == child.Path.Uid
            ? child
            : Nobody.Instance;
    }

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IActorRef at = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (at is not LocalActorRef local)
                return at is IInternalActorRef other ? other.GetChild(name.Skip(i).ToArray()) : Nobody.Instance;
            at = name[i] switch
            {
                "" => local,
                ".." => local.Parent,
                _ => local.GetSingleChild(name[i]),
            };
        }

        return at;
    }
}
