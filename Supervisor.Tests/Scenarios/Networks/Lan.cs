using System.Net;
using System.Net.Sockets;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>
/// Hosts on a network of their own: two switches with a cable between them, and a host's cable to one of these. Everything is
/// in network namespaces that nothing else uses, so every network has the same addresses.
/// </summary>
internal sealed class Lan : IAsyncDisposable
{
    private readonly string _prefix;
    private readonly int _hosts;
    private SlowSwitch? _slow;

    private Lan(string prefix, int hosts)
    {
        _prefix = prefix;
        _hosts = hosts;
    }

    private string Wires => _prefix + "lan";

    /// <summary>The first <paramref name="onFirst"/> hosts are at the first switch, the others at the second.</summary>
    public static async Task<Lan> Create(int hosts, int onFirst)
    {
        var lan = new Lan(Namespaces.NextPrefix(), hosts);
        await Shell.Run($"""
            ip netns add {lan.Wires}
            ip -n {lan.Wires} link add s0 up type bridge
            ip -n {lan.Wires} link add s1 up type bridge
            ip -n {lan.Wires} link add cable0 up master s0 type veth peer name cable1
            ip -n {lan.Wires} link set cable1 up master s1
            {Each(hosts, h => $"""
                ip netns add {lan.NamespaceOf(h)}
                ip -n {lan.Wires} link add port{h} up master s{(h <= onFirst ? 0 : 1)} type veth peer name eth0 netns {lan.NamespaceOf(h)}
                {lan.Configure(h)}
                """)}
            """);
        return lan;
    }

    /// <summary>One switch, which takes its time for every frame and loses some.</summary>
    public static async Task<Lan> CreateSlow(int hosts, TimeSpan delay, double loss)
    {
        var lan = new Lan(Namespaces.NextPrefix(), hosts);
        await Shell.Run(Each(hosts, h => $"ip netns add {lan.NamespaceOf(h)}"));
        lan._slow = new([.. Enumerable.Range(1, hosts).Select(h => Tap.Create(lan.NamespaceOf(h), "eth0"))], delay, loss);
        await Shell.Run(Each(hosts, lan.Configure));
        return lan;
    }

    public static IPAddress AddressOf(int host) => new([198, 18, 0, (byte)host]);

    public string NamespaceOf(int host) => $"{_prefix}h{host}";

    /// <summary>A socket of that host.</summary>
    public Socket SocketOf(int host) => InNamespace.TcpSocket(NamespaceOf(host));

    /// <summary>Parts the hosts of the two switches.</summary>
    public Task Cut() => Shell.Run($"ip -n {Wires} link set cable0 down");

    public Task Mend() => Shell.Run($"ip -n {Wires} link set cable0 up");

    /// <summary>Pulls one host's cable.</summary>
    public Task Unplug(int host) => Shell.Run($"ip -n {Wires} link set port{host} down");

    public Task Plug(int host) => Shell.Run($"ip -n {Wires} link set port{host} up");

    /// <summary>What still runs on a host is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Namespaces.Remove(_prefix);
        _slow?.Dispose();
    }

    private static string Each(int hosts, Func<int, string> lines) => string.Join('\n', Enumerable.Range(1, hosts).Select(lines));

    private string Configure(int host) => $"""
        ip -n {NamespaceOf(host)} link set lo up
        ip -n {NamespaceOf(host)} address add {AddressOf(host)}/15 dev eth0
        ip -n {NamespaceOf(host)} link set eth0 up
        """;
}
