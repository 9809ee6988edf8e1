using Akka.Actor;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>The system of a host, started when a service first needs it.</summary>
internal static class HostedSystem
{
    internal static ActorSystem Start(IServiceProvider provider)
    {
        var builder = provider.GetRequiredService<AkkaConfigurationBuilder>();
        if (!builder.Setups.Any(s => s is LoggerFactorySetup) && provider.GetService<ILoggerFactory>() is { } loggers)
            builder.AddSetup(new LoggerFactorySetup(loggers));
        return builder.Build();
    }
}
