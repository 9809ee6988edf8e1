using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Why;

/// <summary>One child of a process as <c>history.getChildren</c> tells of it; what is not known is null.</summary>
internal sealed record PastChild(RpcValue Source)
{
    public long Start => Source["start"].AsNumber();

    public long? Pid => Number("pid");

    /// <summary>Null while it lives.</summary>
    public long? Stop => Number("stop");

    public double? Lived => Source.Find("lived")?.AsReal();

    public bool WasUp => Source["was_up"].AsTruth();

    public bool IsExpected => Source.Find("expected")?.AsTruth() ?? false;

    public long? ExitStatus => Number("exitstatus");

    public string? Signal => Text("signal");

    public bool DumpedCore => Source.Find("core_dumped")?.AsTruth() ?? false;

    public string? SpawnError => Text("spawnerr");

    public bool WasKilled => Source["killed"].AsTruth();

    public string Started => Source["started"].AsText();

    public string? StartedBy => Text("started_by");

    public string? Stopped => Text("stopped");

    public string? StoppedBy => Text("stopped_by");

    public string? Signalled => Text("signalled");

    public string? SignalledBy => Text("signalled_by");

    /// <summary>KiB.</summary>
    public long? PeakRss => Number("peak_rss");

    public bool PeakIsBound => Source.Find("peak_rss_is_bound")?.AsTruth() ?? false;

    public string Config => Source["config"].AsText();

    public IReadOnlyList<RpcValue> Output => Source["output"].AsList();

    public bool OutputIsCut => Source["output_is_cut"].AsTruth();

    private long? Number(string member) => Source.Find(member)?.AsNumber();

    private string? Text(string member) => Source.Find(member)?.AsText();
}
