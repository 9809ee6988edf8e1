using System.Collections.Immutable;

namespace Akka.Remote.Protocol;

internal sealed record AssociationStep(AssociationState State, ImmutableArray<AssociationEffect> Effects);
