namespace Akka.Remote.Hosting;

public class RemoteOptions
{
    public string? HostName { get; set; }

    public int? Port { get; set; }

    public string? PublicHostName { get; set; }

    public int? PublicPort { get; set; }

    public long? SendBufferSize { get; set; }

    public long? ReceiveBufferSize { get; set; }

    public long? MaxFrameSize { get; set; }

    public bool? EnableSsl { get; set; }

    public DeadlineFailureDetectorOptions? TransportFailureDetector { get; set; }

    public PhiAccrualFailureDetectorOptions? WatchFailureDetector { get; set; }
}
