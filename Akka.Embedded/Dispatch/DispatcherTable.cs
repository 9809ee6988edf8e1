using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>
/// The dispatchers of one system by their ids, which are paths in its configuration. One of type <c>Dispatcher</c> is the
/// thread pool, as the default one is; a <c>ForkJoinDispatcher</c> has threads of its own.
/// </summary>
internal sealed class DispatcherTable(Func<Config> config)
{
    internal const string DefaultId = "akka.actor.default-dispatcher";

    private readonly ConcurrentDictionary<string, Lazy<ForkJoinExecutor?>> _executors = new();

    /// <summary>Null stands for the thread pool.</summary>
    /// <exception cref="ConfigurationException">There is no such dispatcher, or its settings will not do.</exception>
    internal ForkJoinExecutor? Find(string id) =>
        id == DefaultId ? null : _executors.GetOrAdd(id, key => new(() => Create(key))).Value;

    internal void Shutdown()
    {
        foreach (var executor in _executors.Values.Where(e => e.IsValueCreated)) executor.Value?.Shutdown();
    }

    private ForkJoinExecutor? Create(string id)
    {
        if (!config().HasPath(id)) throw new ConfigurationException($"Dispatcher [{id}] not configured for path {id}");
        return config().GetString($"{id}.type", "Dispatcher") switch
        {
            "Dispatcher" => null,
            "ForkJoinDispatcher" => new(id, Threads($"{id}.dedicated-thread-pool.thread-count")),
            var other => throw new ConfigurationException($"{id}.type: no dispatcher is called {other}; there are Dispatcher and ForkJoinDispatcher"),
        };
    }

    private int Threads(string path) => config().GetInt(path) is > 0 and var count
        ? count
        : throw new ConfigurationException($"{path} must be more than 0");
}
