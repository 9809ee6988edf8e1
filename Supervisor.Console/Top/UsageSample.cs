using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Top;

/// <summary>What a child and its descendants had used at one moment.</summary>
internal sealed record UsageSample(long Pid, double CpuSeconds, long Memory, double At)
{
    public static Dictionary<ProcessKey, UsageSample> From(RpcValue answer, double now)
    {
        var samples = new Dictionary<ProcessKey, UsageSample>();
        foreach (var item in answer.AsList())
            samples[new(item["node"].AsText(), item["group"].AsText(), item["name"].AsText())] =
                new(item["pid"].AsNumber(), item["cpu"].AsReal(), item["rss"].AsNumber(), now);
        return samples;
    }
}
