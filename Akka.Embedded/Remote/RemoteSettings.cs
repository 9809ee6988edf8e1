using System.Text;
using Akka.Configuration;
using Akka.Remote.Protocol;

namespace Akka.Remote;

/// <summary>akka.remote, read once.</summary>
internal sealed class RemoteSettings
{
    private const int SmallestFrame = 32_000;
    private const string Root = "akka.remote.";
    private const string LinkDetector = Root + "transport-failure-detector.";
    private const string WatchDetector = Root + "watch-failure-detector.";

    /// <exception cref="ConfigurationException">A value that will not do, or a secret file that cannot be read.</exception>
    internal RemoteSettings(Config config)
    {
        Backoff = new Backoff(config.GetTimeSpan(Root + "backoff-interval"), config.GetTimeSpan(Root + "retry-gate-closed-for"));
        FlushWait = config.GetTimeSpan(Root + "flush-wait-on-shutdown");
        HandshakeTimeout = config.GetTimeSpan(Root + "handshake-timeout");
        SystemMessageTimeout = config.GetTimeSpan(Root + "initial-system-message-delivery-timeout");
        QueueSize = Positive(config, Root + "outbound-message-queue-size");
        QueueBytes = config.GetByteSize(Root + "outbound-message-queue-bytes") is > 0 and var most
            ? most
            : throw new ConfigurationException($"{Root}outbound-message-queue-bytes must be more than 0");
        LongestWait = config.GetTimeSpan(Root + "outbound-message-max-wait");
        HalfOpenLimit = Positive(config, Root + "max-half-open-connections");
        LinkHeartbeat = config.GetTimeSpan(LinkDetector + "heartbeat-interval");
        LinkPause = config.GetTimeSpan(LinkDetector + "acceptable-heartbeat-pause");
        WatchHeartbeat = config.GetTimeSpan(WatchDetector + "heartbeat-interval");
        WatchPause = WatchHeartbeat + config.GetTimeSpan(WatchDetector + "acceptable-heartbeat-pause");
        MaximumFrame = (int)Math.Clamp(config.GetByteSize(Tcp.TcpSettings.Root + "maximum-frame-size") ?? 0, SmallestFrame, int.MaxValue / 4);
        Secret = ReadSecret(config);
    }

    internal Backoff Backoff { get; }

    internal TimeSpan FlushWait { get; }

    internal TimeSpan HandshakeTimeout { get; }

    /// <summary>A node that does not acknowledge the engine's own messages for so long is quarantined.</summary>
    internal TimeSpan SystemMessageTimeout { get; }

    /// <summary>Messages that wait for one node at most, in each of the two lanes.</summary>
    internal int QueueSize { get; }

    /// <summary>Their bytes; messages of the engine's own actors are not counted.</summary>
    internal long QueueBytes { get; }

    /// <summary>A message that waits longer for a connection is a dead letter.</summary>
    internal TimeSpan LongestWait { get; }

    internal int HalfOpenLimit { get; }

    internal TimeSpan LinkHeartbeat { get; }

    internal TimeSpan LinkPause { get; }

    internal TimeSpan WatchHeartbeat { get; }

    internal TimeSpan WatchPause { get; }

    internal int MaximumFrame { get; }

    internal byte[]? Secret { get; }

    private static int Positive(Config config, string path) =>
        config.GetInt(path) is > 0 and var value ? value : throw new ConfigurationException($"{path} must be more than 0");

    private static byte[]? ReadSecret(Config config)
    {
        var text = config.GetString(Root + "secret");
        if (string.IsNullOrEmpty(text) && config.GetString(Root + "secret-file") is { Length: > 0 } file) text = ReadFile(file);
        return string.IsNullOrEmpty(text) ? null : Encoding.UTF8.GetBytes(text);
    }

    private static string ReadFile(string file)
    {
        try
        {
            var text = File.ReadAllText(file).Trim();
            return text.Length > 0 ? text : throw new ConfigurationException($"{Root}secret-file: {file} is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Root}secret-file: {e.Message}", e);
        }
    }
}
