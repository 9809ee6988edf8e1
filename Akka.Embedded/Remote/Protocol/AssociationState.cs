using System.Collections.Immutable;

namespace Akka.Remote.Protocol;

/// <summary>What is known of another node, and whether there is a connection to it.</summary>
/// <param name="Phase">Of our connection to it.</param>
/// <param name="Uid">Of the life we speak with; null: not met yet, or gone.</param>
/// <param name="Failures">To connect, in a row.</param>
/// <param name="Barred">Lives that are not spoken with again.</param>
internal sealed record AssociationState(AssociationPhase Phase, int? Uid, int Failures, ImmutableHashSet<int> Barred)
{
    internal static AssociationState Unknown { get; } = new(AssociationPhase.Idle, null, 0, []);
}
