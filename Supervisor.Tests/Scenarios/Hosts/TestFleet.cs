using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>Hosts with a network between them; everything is gone at dispose, whatever state it is in.</summary>
internal sealed class TestFleet : IAsyncDisposable
{
    private static readonly TimeSpan LongestJoin = TimeSpan.FromSeconds(60);

    private TestFleet(Lan lan, int hosts, FleetSetup setup)
    {
        Lan = lan;
        Hosts = [.. Enumerable.Range(1, hosts).Select(number => new ClusterHost(lan, number, setup))];
    }

    public Lan Lan { get; }

    public IReadOnlyList<ClusterHost> Hosts { get; }

    /// <summary>By its number, from 1.</summary>
    public ClusterHost this[int host] => Hosts[host - 1];

    /// <summary>Hosts without daemons.</summary>
    public static async Task<TestFleet> Prepare(int hosts, FleetSetup? setup = null)
    {
        setup ??= new();
        return new(await Lan.Create(hosts, setup.OnFirstSwitch), hosts, setup);
    }

    /// <summary>Hosts without daemons on a slow network.</summary>
    public static async Task<TestFleet> PrepareSlow(int hosts, TimeSpan delay, double loss) =>
        new(await Lan.CreateSlow(hosts, delay, loss), hosts, new());

    /// <summary>All daemons, begun at once and joined.</summary>
    public static async Task<TestFleet> Start(int hosts, FleetSetup? setup = null)
    {
        var fleet = await Prepare(hosts, setup);
        try
        {
            await fleet.StartAll();
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public async Task StartAll()
    {
        await Task.WhenAll(Hosts.Select(host => host.Start()));
        await UntilTheyAreOne(Hosts);
    }

    /// <summary>
    /// Waits until these hosts, and nobody else, are Up, reachable and known to each of them, and each shows every process of all
    /// of them once, just as it is there.
    /// </summary>
    /// <param name="hosts">Of the fleet.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="besidesStrangers">Others may be members as long as nothing is known of them: Akka.NET lets in whoever joins, the fleet does not.</param>
    public async Task UntilTheyAreOne(IReadOnlyList<ClusterHost> hosts, TimeSpan? limit = null, bool besidesStrangers = false)
    {
        foreach (var host in hosts)
            await Until(() => SeesExactly(host, hosts, besidesStrangers), $"{host.Name} sees {hosts.Count} nodes Up", limit ?? LongestJoin);
    }

    /// <summary>Waits for what a daemon tells only who asks.</summary>
    public async Task Until(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        try
        {
            await Eventually.True(condition, limit, what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{await Report()}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Lan.DisposeAsync();
        foreach (var host in Hosts) await host.DisposeAsync();
    }

    private static async Task<bool> SeesExactly(ClusterHost at, IReadOnlyList<ClusterHost> hosts, bool besidesStrangers)
    {
        var members = (await at.Members()).Where(m => m.IsKnown || !besidesStrangers).ToArray();
        if (!members.All(m => m is { Status: "Up", IsReachable: true, IsKnown: true })) return false;
        if (!members.Select(m => m.Name).Order().SequenceEqual(hosts.Select(h => h.Name).Order())) return false;
        var own = await Task.WhenAll(hosts.Select(host => host.OwnRows()));
        return Sorted(await at.Rows()).SequenceEqual(Sorted(own.SelectMany(rows => rows)));
    }

    private static IEnumerable<FleetRow> Sorted(IEnumerable<FleetRow> rows) => rows.OrderBy(r => r.Node).ThenBy(r => r.Name);

    /// <summary>What every daemon logged, for who reads a failure.</summary>
    private async Task<string> Report()
    {
        var text = "";
        foreach (var host in Hosts)
        {
            text += $"--- {host.Name}\n";
            try
            {
                text += $"{string.Join('\n', await host.Members())}\n{host.Daemon.Log}{host.Daemon.Error}\n";
            }
            catch (Exception e)
            {
                text += e.Message + '\n';      // it is part of the report that it does not answer
            }
        }

        return text;
    }
}
