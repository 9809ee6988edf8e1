using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

public static class ActorSystemWithExtensions
{
    public static T WithExtension<
        T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TI>(
        this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId =>
        (T)system.RegisterExtension(Activator.CreateInstance<TI>());
}
