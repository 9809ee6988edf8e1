using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Event;

/// <summary>"akka.loggers": types of actors that take log events. Those registered here need no reflection.</summary>
internal static class LoggerTypes
{
    private static readonly Dictionary<string, Func<ActorBase>> Known = new()
    {
        ["Akka.Event.DefaultLogger"] = () => new DefaultLogger(),
    };

    internal static void Register(string typeName, Func<ActorBase> create)
    {
        lock (Known) Known[typeName] = create;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The type is named in the user's configuration.")]
    internal static (Func<ActorBase> Create, string Name) Find(string configured)
    {
        var name = configured.Split(',')[0].Trim();
        lock (Known)
            if (Known.TryGetValue(name, out var create)) return (create, name[(name.LastIndexOf('.') + 1)..]);
        var type = TypeNames.Find(configured);
        if (type is null || !typeof(ActorBase).IsAssignableFrom(type))
            throw new ConfigurationException($"akka.loggers: '{configured}' is not a type of actors.");
        return (() => (ActorBase)Activator.CreateInstance(type)!, Logging.SimpleName(type));
    }
}
