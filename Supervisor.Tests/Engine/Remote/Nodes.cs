using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Remote;
using Akka.Remote.Links;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

/// <summary>Actor systems of one test, each at an address of its own of 127.0.0.0/8; all end with the test.</summary>
internal sealed class Nodes
{
    private const string Common =
        """
        akka {
          loggers = []
          stdout-loglevel = OFF
          log-dead-letters = off
          actor.provider = remote
          remote {
            dot-netty.tcp.port = 0
            watch-failure-detector { heartbeat-interval = 100ms, acceptable-heartbeat-pause = 5s }
          }
        }
        """;

    private readonly List<ActorSystem> _systems = [];

    public async Task End() => await Task.WhenAll(_systems.Select(s => s.Terminate())).Within();

    public ActorSystem Start(int host, string hocon = "", string name = "fleet", params Setup[] setups)
    {
        var config = ConfigurationFactory.ParseString(hocon)
            .WithFallback($"akka.remote.dot-netty.tcp.hostname = 127.0.0.{host}").WithFallback(Common);
        var setup = setups.Aggregate(ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), (all, one) => all.WithSetup(one));
        var system = ActorSystem.Create(name, setup);
        _systems.Add(system);
        return system;
    }

    /// <summary>The same address again.</summary>
    public ActorSystem Restart(Address address, string hocon = "") =>
        Start(int.Parse(address.Host.Split('.')[3], System.Globalization.CultureInfo.InvariantCulture),
            $"akka.remote.dot-netty.tcp.port = {address.Port}\n{hocon}");

    public static RemoteActorRefProvider ProviderOf(ActorSystem system) => (RemoteActorRefProvider)((ExtendedActorSystem)system).Provider;

    public static Address AddressOf(ActorSystem system) => ProviderOf(system).DefaultAddress;

    public static Association Between(ActorSystem here, ActorSystem there) => ProviderOf(here).Remoting.For(AddressOf(there));

    /// <summary>Another node's actor, by its path.</summary>
    public static ActorSelection On(ActorSystem here, ActorSystem there, string path) => here.ActorSelection(AddressOf(there) + path);

    public static async Task<IActorRef> Resolve(ActorSystem here, ActorSystem there, string path) =>
        await On(here, there, path).ResolveOne(TimeSpan.FromSeconds(10)).Within();

    public static T Next<T>(BlockingCollection<T> heard) =>
        heard.TryTake(out var item, TimeSpan.FromSeconds(20)) ? item : throw new TimeoutException("Nothing more was heard.");

    /// <summary>What is published from now on.</summary>
    public static BlockingCollection<object> Listen(ActorSystem system, params Type[] channels)
    {
        var heard = new BlockingCollection<object>();
        var listener = system.ActorOf(Script.Of((_, message) => heard.Add(message)));
        foreach (var channel in channels) system.EventStream.Subscribe(listener, channel);
        return heard;
    }
}
