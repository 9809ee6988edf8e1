using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.Hosting;
using Akka.Cluster.Hosting.SBR;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Hosting;

public class ClusterHostingSpecs
{
    [Fact]
    public async Task A_host_is_a_cluster_by_its_options()
    {
        using var host = HostOf(b => b
            .WithClustering(new ClusterOptions
            {
                Roles = ["web", "a \"b\""],
                MinimumNumberOfMembersPerRole = new() { ["web"] = 1 },
                FailureDetector = new() { HeartbeatInterval = TimeSpan.FromSeconds(1.5), Threshold = 9.5 },
                SplitBrainResolver = new KeepOldestOption { DownIfAlone = false, Role = "web" },
            })
            .WithRemoting(o => (o.HostName, o.Port) = ("127.0.0.1", 0)));
        await host.StartAsync().Within();

        var cluster = Cluster.Get(host.Services.GetRequiredService<ActorSystem>());
        await cluster.JoinAsync(cluster.SelfAddress).Within();

        Assert.Equal(["a \"b\"", "web"], cluster.SelfRoles.Order(StringComparer.Ordinal));
        Assert.Equal(1, cluster.Settings.MinNrOfMembersOfRole["web"]);
        Assert.Equal(TimeSpan.FromSeconds(1.5), cluster.Settings.HeartbeatInterval);
        Assert.Equal(9.5, cluster.Settings.Protocol.FailureDetector.Threshold);
        Assert.Equal(new KeepOldest(false, "web"), cluster.Settings.Protocol.Downing.Strategy);
        await host.StopAsync().Within();
        Assert.True(cluster.IsTerminated);
    }

    [Fact]
    public async Task A_host_has_remoting_alone_by_its_options()
    {
        using var host = HostOf(b => b.WithRemoting("127.0.0.1", 0));
        await host.StartAsync().Within();

        var system = host.Services.GetRequiredService<ActorSystem>();

        Assert.Equal("127.0.0.1", ((ExtendedActorSystem)system).Provider.DefaultAddress.Host);
        Assert.Throws<Akka.Configuration.ConfigurationException>(() => Cluster.Get(system));
        await host.StopAsync().Within();
    }

    [Theory]
    [InlineData(null, "keep-majority")]
    [InlineData(3, "static-quorum")]
    public void Each_resolver_has_its_section(int? quorum, string path)
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "hosted");
        SplitBrainResolverOption option = quorum is null ? SplitBrainResolverOption.Default : new StaticQuorumOption { QuorumSize = quorum };

        option.Apply(builder);

        Assert.Equal(path, option.ConfigPath);
        Assert.Equal(path, builder.Configuration.Value.GetString("akka.cluster.split-brain-resolver.active-strategy"));
        Assert.Equal(quorum ?? 0, builder.Configuration.Value.GetInt("akka.cluster.split-brain-resolver.static-quorum.quorum-size"));
    }

    private static IHost HostOf(Action<AkkaConfigurationBuilder> akka)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddAkka("hosted", b =>
        {
            b.ConfigureLoggers(l => l.ClearLoggers());
            akka(b);
        });
        return builder.Build();
    }
}
