namespace Supervisor.Actors.Lifecycle;

/// <summary>The n-th child of a process slot. Every late message carries the one it belongs to.</summary>
public readonly record struct Incarnation(int Number)
{
    /// <summary>Before the first child.</summary>
    public static Incarnation None => default;

    /// <summary>The one after this.</summary>
    public Incarnation Next() => new(Number + 1);
}
