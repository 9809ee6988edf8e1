using Akka.Actor;

namespace Akka.Event;

public readonly struct LogSource
{
    private LogSource(string source, Type type) => (Source, Type) = (source, type);

    public string Source { get; }

    public Type Type { get; }

    public static LogSource Create(string source, Type t) => new(source, t);

    public static LogSource Create(object o) => new(TextOf(o), SourceType(o));

    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        IActorContext or IActorRef => Create(o),
        _ => new($"{TextOf(o)}({system})", SourceType(o)),
    };

    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    public static string FromActorRef(IActorRef a, ActorSystem system) => a.Path.ToString();

    public static string FromString(string source, ActorSystem system) => $"{source}({system})";

    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)}({system})";

    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        IActorContext context => context.Props.Type,
        IActorRef reference => reference.GetType(),
        string => typeof(string),
        _ => o.GetType(),
    };

    private static string TextOf(object o) => o switch
    {
        IActorContext context => context.Self.Path.ToString(),
        IActorRef reference => reference.Path.ToString(),
        string text => text,
        Type type => Logging.SimpleName(type),
        _ => Logging.SimpleName(o),
    };
}
