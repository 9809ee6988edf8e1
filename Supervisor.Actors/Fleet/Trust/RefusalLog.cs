using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>What was refused, in lines for the operator: each kind once a minute at most, however often somebody tries.</summary>
internal sealed class RefusalLog(FleetHome home)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, TimeSpan> _said = [];

    // Only members are judged, so there are not many of them.
    internal void WrongProof(string address) =>
        Write(address, LogLevel.Error, $"{address} has another secret: it is told nothing, and not obeyed");

    internal void WrongSeal(string address) => Write(
        "seal", LogLevel.Error, $"something was said in the name of {address} by somebody who is not: it is not believed");

    internal void Late(string address) => Write(
        "late", LogLevel.Error, $"something that {address} had said before was said again: it is not believed twice");

    internal void NotUnderstood(string address, string why) =>
        Write("content", LogLevel.Warn, $"{address} has said something that this release does not know: {why}");

    private void Write(string kind, LogLevel level, string text)
    {
        var now = home.Time.GetElapsedTime(0);
        if (_said.TryGetValue(kind, out var last) && now - last < Interval) return;
        _said[kind] = now;
        home.Log.Write(level, "cluster: " + text);
    }
}
