using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>Immutable; holds one setup of each type, the latest.</summary>
public sealed class ActorSystemSetup
{
    public static readonly ActorSystemSetup Empty = new([]);

    private readonly Setup[] _setups;

    private ActorSystemSetup(Setup[] setups) => _setups = setups;

    public static ActorSystemSetup Create(params Setup[] setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var all = Empty;
        foreach (var one in setup) all = all.WithSetup(one);
        return all;
    }

    public Option<T> Get<T>()
        where T : Setup =>
        Option<T>.Create((T)Array.Find(_setups, s => s.GetType() == typeof(T))!);

    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new ActorSystemSetup([.. Array.FindAll(_setups, s => s.GetType() != setup.GetType()), setup]);
    }

    public ActorSystemSetup And<T>(T setup)
        where T : Setup =>
        WithSetup(setup);

    public override string ToString() =>
        $"ActorSystemSetup({string.Join(", ", Array.ConvertAll(_setups, s => s.GetType().Name))})";
}
