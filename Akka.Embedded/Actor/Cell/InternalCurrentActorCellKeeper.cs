namespace Akka.Actor;

/// <summary>The cell whose turn it is on this thread.</summary>
internal static class InternalCurrentActorCellKeeper
{
    [ThreadStatic]
    private static ActorCell? _current;

    internal static ActorCell? Current
    {
        get => _current;
        set => _current = value;
    }
}
