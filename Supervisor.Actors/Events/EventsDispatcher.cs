namespace Supervisor.Actors.Events;

/// <summary>
/// One thread for everything about events: a change of state that a hundred listeners want to know never stands in line before
/// the restart that it tells of.
/// </summary>
public static class EventsDispatcher
{
    /// <summary>For the configuration of the system that events are told in.</summary>
    public const string Settings = """
        supervisor.events-dispatcher {
          type = ForkJoinDispatcher
          throughput = 60
          dedicated-thread-pool {
            thread-count = 1
            threadtype = background
          }
        }
        """;

    internal const string Id = "supervisor.events-dispatcher";
}
