using System.Globalization;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Cluster;

/// <summary>What becomes of this node's cluster system, in words for the operator.</summary>
internal sealed class ClusterLog(IActivityLog log, TimeProvider time)
{
    private const string Unaffected = "the programs of this node are not affected";

    private readonly SparingLog _log = new(log, time);

    public void Begun(string address, JoinPlan plan)
    {
        var seeds = plan.Seeds.IsEmpty ? "no seeds: this node is the first" : "seeds " + string.Join(", ", plan.Seeds);
        _log.Write(LogLevel.Info, "begun", $"cluster: this node is {address}; {seeds}");
    }

    public void NoSeeds(SeedAddress name) => _log.Write(
        LogLevel.Warn, "no seeds", $"cluster: '{name.Host}' has no address yet, and there are no other seeds: it is looked up again until it has");

    public void Left() => _log.Write(
        LogLevel.Info, "left", "cluster: this node has left as it was asked to; it joins again when the daemon is reloaded or started anew");

    public void Alone() =>
        _log.Write(LogLevel.Info, "alone", "cluster: this node has met nobody, and a seed has come up that it did not know: it joins anew");

    public void Ended(ClusterEnd end, TimeSpan pause)
    {
        var (level, reason, text) = end switch
        {
            ClusterEnd.Downed => (LogLevel.Warn, "downed",
                "this node was removed: it and the others could not reach each other, or somebody gave it up"),
            ClusterEnd.NotJoined => (LogLevel.Warn, "not joined", "no seed has let this node in"),
            ClusterEnd.Failed failed => (LogLevel.Error, failed.Reason, failed.Reason),
            _ => (LogLevel.Warn, "ended", "the cluster system has ended"),
        };
        var seconds = pause.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        _log.Write(level, reason, $"cluster: {text}; {Unaffected}, joining again in {seconds} s");
    }
}
