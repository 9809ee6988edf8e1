using System.Text;
using Akka.Hosting;

namespace Akka.Remote.Hosting;

public class DeadlineFailureDetectorOptions
{
    public TimeSpan? HeartbeatInterval { get; set; }

    public TimeSpan? AcceptableHeartbeatPause { get; set; }

    public StringBuilder ToHocon() => Lines("").Text();

    internal HoconLines Lines(string section) => new HoconLines(section)
        .Add("heartbeat-interval", HeartbeatInterval).Add("acceptable-heartbeat-pause", AcceptableHeartbeatPause);
}
