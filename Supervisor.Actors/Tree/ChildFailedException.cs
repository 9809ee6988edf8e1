using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Tree;

/// <summary>A child died unasked; thrown so that the supervision strategy decides what follows.</summary>
internal sealed class ChildFailedException(ChildFailure failure) : Exception($"The child ended: {failure.Status}.")
{
    internal ChildFailure Failure { get; } = failure;
}
