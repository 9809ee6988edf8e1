using System.Text;
using Akka.Hosting;

namespace Akka.Remote.Hosting;

public class PhiAccrualFailureDetectorOptions
{
    public TimeSpan? HeartbeatInterval { get; set; }

    public TimeSpan? AcceptableHeartbeatPause { get; set; }

    public TimeSpan? MinStandardDeviation { get; set; }

    public double? Threshold { get; set; }

    public int? MaxSampleSize { get; set; }

    public StringBuilder ToHocon() => Lines("").Text();

    internal HoconLines Lines(string section) => new HoconLines(section)
        .Add("heartbeat-interval", HeartbeatInterval).Add("acceptable-heartbeat-pause", AcceptableHeartbeatPause)
        .Add("min-std-deviation", MinStandardDeviation).Add("threshold", Threshold).Add("max-sample-size", MaxSampleSize);
}
