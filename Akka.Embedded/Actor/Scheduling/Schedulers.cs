using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>"akka.scheduler.implementation": empty for the engine's own; another type has a constructor (Config, ILoggingAdapter).</summary>
internal static class Schedulers
{
    private static readonly Dictionary<string, Func<Config, ILoggingAdapter, IScheduler>> Others = [];

    internal static void Register(string typeName, Func<Config, ILoggingAdapter, IScheduler> create) =>
        Others[typeName] = create;

    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The type is named in the user's configuration.")]
    internal static IScheduler Create(Settings settings, TimeProvider time, ILoggingAdapter log)
    {
        var name = settings.SchedulerClass.Split(',')[0].Trim();
        if (name is "" or "Akka.Actor.HashedWheelTimerScheduler") return new TimerQueueScheduler(time, log);
        if (Others.TryGetValue(name, out var create)) return create(settings.Config, log);
        var type = TypeNames.Find(settings.SchedulerClass)
            ?? throw new ConfigurationException($"akka.scheduler.implementation: there is no type '{settings.SchedulerClass}'.");
        return (IScheduler)Activator.CreateInstance(type, settings.Config, log)!;
    }
}
