using Akka.Actor;

namespace Akka.Configuration;

/// <summary>The text is not HOCON, or a value cannot be read as what was asked for; the message names the place.</summary>
public class ConfigurationException : AkkaException
{
    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception? exception)
        : base(message, exception)
    {
    }

    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null) =>
        new(path is null
            ? $"Cannot create {typeof(T)}: its configuration is null or empty"
            : $"Cannot create {typeof(T)}: its configuration '{path}' is null or empty");
}
