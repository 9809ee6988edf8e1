using Akka.Actor;
using Akka.Hosting;

namespace Akka.Remote.Hosting;

public static class AkkaRemoteHostingExtensions
{
    private const string Tcp = "akka.remote.dot-netty.tcp.";

    public static AkkaConfigurationBuilder WithRemoting(
        this AkkaConfigurationBuilder builder, string? hostname = null, int? port = null, string? publicHostname = null, int? publicPort = null) =>
        builder.WithRemoting(new RemoteOptions { HostName = hostname, Port = port, PublicHostName = publicHostname, PublicPort = publicPort });

    public static AkkaConfigurationBuilder WithRemoting(this AkkaConfigurationBuilder builder, Action<RemoteOptions> configure)
    {
        var options = new RemoteOptions();
        configure(options);
        return builder.WithRemoting(options);
    }

    /// <summary>A system that is to be of a cluster stays so.</summary>
    public static AkkaConfigurationBuilder WithRemoting(this AkkaConfigurationBuilder builder, RemoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        new HoconLines(Tcp)
            .Add("hostname", options.HostName).Add("port", options.Port)
            .Add("public-hostname", options.PublicHostName).Add("public-port", options.PublicPort)
            .Add("send-buffer-size", options.SendBufferSize).Add("receive-buffer-size", options.ReceiveBufferSize)
            .Add("maximum-frame-size", options.MaxFrameSize).Add("enable-ssl", options.EnableSsl)
            .AddTo(builder);
        options.TransportFailureDetector?.Lines("akka.remote.transport-failure-detector.").AddTo(builder);
        options.WatchFailureDetector?.Lines("akka.remote.watch-failure-detector.").AddTo(builder);
        return builder.ActorRefProvider.HasValue ? builder : builder.WithActorRefProvider(ProviderSelection.Remote.Instance);
    }
}
