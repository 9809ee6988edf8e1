using System.Collections.Frozen;

namespace Supervisor.Actors.Events;

/// <summary>The tree of event types (specification 7.1): who subscribes to a type gets all below it.</summary>
public static class EventTypes
{
    /// <summary>The root: every event.</summary>
    public const string Root = "EVENT";

    /// <summary>The family of ticks; each tick's name ends with its period in seconds.</summary>
    public const string Tick = "TICK";

    private static readonly FrozenDictionary<string, string> ParentOf = new Dictionary<string, string>
    {
        ["PROCESS_STATE"] = Root,
        ["PROCESS_STATE_STARTING"] = "PROCESS_STATE",
        ["PROCESS_STATE_RUNNING"] = "PROCESS_STATE",
        ["PROCESS_STATE_BACKOFF"] = "PROCESS_STATE",
        ["PROCESS_STATE_STOPPING"] = "PROCESS_STATE",
        ["PROCESS_STATE_EXITED"] = "PROCESS_STATE",
        ["PROCESS_STATE_STOPPED"] = "PROCESS_STATE",
        ["PROCESS_STATE_FATAL"] = "PROCESS_STATE",
        ["PROCESS_STATE_UNKNOWN"] = "PROCESS_STATE",
        ["PROCESS_COMMUNICATION"] = Root,
        ["PROCESS_COMMUNICATION_STDOUT"] = "PROCESS_COMMUNICATION",
        ["PROCESS_COMMUNICATION_STDERR"] = "PROCESS_COMMUNICATION",
        ["PROCESS_LOG"] = Root,
        ["PROCESS_LOG_STDOUT"] = "PROCESS_LOG",
        ["PROCESS_LOG_STDERR"] = "PROCESS_LOG",
        ["REMOTE_COMMUNICATION"] = Root,
        ["SUPERVISOR_STATE_CHANGE"] = Root,
        ["SUPERVISOR_STATE_CHANGE_RUNNING"] = "SUPERVISOR_STATE_CHANGE",
        ["SUPERVISOR_STATE_CHANGE_STOPPING"] = "SUPERVISOR_STATE_CHANGE",
        [Tick] = Root,
        ["TICK_5"] = Tick,
        ["TICK_60"] = Tick,
        ["TICK_3600"] = Tick,
        ["PROCESS_GROUP"] = Root,
        ["PROCESS_GROUP_ADDED"] = "PROCESS_GROUP",
        ["PROCESS_GROUP_REMOVED"] = "PROCESS_GROUP",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every name that may stand in <c>events=</c>.</summary>
    public static IEnumerable<string> All => [Root, .. ParentOf.Keys];

    /// <summary>Whether there is such a type; names are upper-case.</summary>
    public static bool IsKnown(string name) => name == Root || ParentOf.ContainsKey(name);

    /// <summary>Whether somebody subscribed to a type hears of events of another.</summary>
    public static bool Covers(string subscribed, string type)
    {
        for (var at = type; ; at = ParentOf[at])
        {
            if (at == subscribed) return true;
            if (at == Root) return false;
        }
    }
}
