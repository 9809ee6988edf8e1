namespace Akka.Remote.Protocol;

internal enum AssociationPhase
{
    /// <summary>Nothing to say.</summary>
    Idle,

    Dialing,

    /// <summary>For the time of the next attempt.</summary>
    Waiting,

    Active,

    /// <summary>For good: our own system ends.</summary>
    Closed,
}
