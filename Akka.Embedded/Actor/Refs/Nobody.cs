using System.Diagnostics.CodeAnalysis;
using Akka.Util;

namespace Akka.Actor;

public sealed class Nobody : MinimalActorRef
{
    [SuppressMessage("Usage", "CA2211", Justification = "A writable field in Akka.NET's API.")]
    public static Nobody Instance = new();

    private Nobody()
    {
    }

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/Nobody");

    public override IActorRefProvider Provider =>
        throw new NotSupportedException("Nobody does not provide.");

    public override ISurrogate ToSurrogate(ActorSystem system) => new NobodySurrogate();

    public class NobodySurrogate : ISurrogate
    {
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
