using Akka.Configuration;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>
/// Keys that the engine reads when the cluster begins: a mistake in one of them would keep this node out of its fleet until
/// somebody looks into the log, so it is told before.
/// </summary>
/// <param name="hocon">What the files say.</param>
/// <param name="fail">Hears the key and what is wrong with it.</param>
internal sealed class EngineKeys(Config hocon, Action<string, string> fail)
{
    private const string Resolver = "akka.cluster.split-brain-resolver.";
    private const string Detector = "akka.cluster.failure-detector.";
    private const int LongestRole = 128;

    private static readonly string[] Strategies = ["keep-majority", "static-quorum", "keep-oldest", "down-all", "off"];
    private static readonly string[] Switches = ["on", "off", "true", "false", "yes", "no"];

    private static readonly string[] ResolverKeys =
        ["active-strategy", "stable-after", "down-all-when-unstable", "keep-majority", "static-quorum", "keep-oldest", "keep-referee", "lease-majority"];

    private static readonly string[] Durations =
        [Resolver + "stable-after", Detector + "heartbeat-interval", Detector + "acceptable-heartbeat-pause", Detector + "min-std-deviation"];

    private static readonly string[] Flags = ["akka.remote.dot-netty.tcp.enable-ssl", Resolver + "keep-oldest.down-if-alone"];

    /// <summary>Returns the keys below the resolver that mean nothing.</summary>
    public IEnumerable<string> Check()
    {
        CheckStrategy();
        foreach (var key in Durations) CheckDuration(key);
        foreach (var key in Flags) CheckOne(key, Switches);
        CheckUnrest();
        CheckRoles();
        return (hocon.GetConfig(Resolver.TrimEnd('.'))?.AsEnumerable() ?? []).Select(i => i.Key).Where(k => !ResolverKeys.Contains(k)).Select(k => Resolver + k);
    }

    private void CheckStrategy()
    {
        CheckOne(Resolver + "active-strategy", Strategies);
        const string Quorum = Resolver + "static-quorum.quorum-size";
        if (Text(Resolver + "active-strategy") != "static-quorum") return;
        if (!int.TryParse(Text(Quorum) ?? "0", out var size) || size < 1)
            fail(Quorum, "static-quorum needs the least number of nodes that may go on: more than half of those that there are ever to be");
    }

    private void CheckDuration(string key)
    {
        if (Text(key) is { } text && !(Time(key) > TimeSpan.Zero)) fail(key, $"'{text}' is not a time such as 500ms, 10s or 2m");
    }

    private TimeSpan? Time(string key)
    {
        try
        {
            return hocon.GetTimeSpan(key, null, false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Parsers differ in what they throw, and say it without a remedy.
            return null;
        }
    }

    // Either a switch or a time.
    private void CheckUnrest()
    {
        const string Key = Resolver + "down-all-when-unstable";
        if (Text(Key) is { } text && !Switches.Contains(text)) CheckDuration(Key);
    }

    private void CheckOne(string key, string[] known)
    {
        if (Text(key) is { } text && !known.Contains(text)) fail(key, $"'{text}' is none of {string.Join(", ", known)}");
    }

    private void CheckRoles()
    {
        const string Key = "akka.cluster.roles";
        if (hocon.HasPath(Key) && hocon.GetStringList(Key, []).Any(r => r.Length is 0 or > LongestRole)) fail(Key, $"a role is a word of 1 to {LongestRole} letters");
    }

    private string? Text(string key) => hocon.GetString(key, null)?.Trim();
}
