using Akka.Actor;
using Akka.Configuration;

namespace Akka.Serialization;

public static class SerializerIdentifierHelper
{
    private const string Path = "akka.actor.serialization-identifiers";

    /// <summary>Keys are names of types, with or without their assembly.</summary>
    public static int GetSerializerIdentifierFromConfig(Type type, ExtendedActorSystem system)
    {
        foreach (var (name, value) in system.Settings.Config.GetConfig(Path)?.AsEnumerable() ?? [])
            if (name.Split(',')[0].Trim() == type.FullName) return Number(name, value);
        throw new ArgumentException($"{type} has no number: it neither overrides Identifier nor is in {Path}", nameof(type));
    }

    private static int Number(string name, Configuration.Hocon.HoconValue value)
    {
        try
        {
            return value.GetInt();
        }
        catch (ConfigurationException e)
        {
            throw new ConfigurationException($"{Path}.\"{name}\": {e.Message}", e);
        }
    }
}
