using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the shutdown of a system, with what the configuration wants done in it.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    private const string Path = "akka.coordinated-shutdown";

    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig(Path) ?? throw ConfigurationException.NullOrEmptyConfig<CoordinatedShutdown>(Path);
        if (config.GetBoolean("exit-clr"))
            throw new ConfigurationException(
                $"{Path}.exit-clr: the embedded engine does not end the process; let the host wait for WhenTerminated");
        var shutdown = new CoordinatedShutdown(system, config);
        if (system.Settings.CoordinatedShutdownTerminateActorSystem)
            shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", () => EndOf((ActorSystemImpl)system));
        if (config.GetBoolean("run-by-clr-shutdown-hook")) ProcessExitHook.Install(shutdown);
        return shutdown;
    }

    private static async Task<Done> EndOf(ActorSystemImpl system)
    {
        system.FinalTerminate();
        await system.WhenTerminated.ConfigureAwait(false);
        return Done.Instance;
    }
}
