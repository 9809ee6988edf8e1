using System.Globalization;
using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>A host with its daemon. The daemon can be killed, frozen and begun again; what is asked of it goes over its Unix sockets.</summary>
internal sealed class ClusterHost(Lan lan, int number, FleetSetup setup) : IAsyncDisposable
{
    private readonly List<DaemonUnderTest> _daemons = [];
    private readonly List<EventTape> _tapes = [];

    public int Number => number;

    public string Name => FleetSetup.NameOf(number);

    public string Address => FleetSetup.AddressOf(number);

    /// <summary>The one that was begun last.</summary>
    public DaemonUnderTest Daemon => _daemons[^1];

    /// <summary>What it says has happened in the fleet since it was begun.</summary>
    public EventTape Tape => _tapes[^1];

    /// <summary>
    /// The files of the daemon are new ones. It has the processor before other tests: a host of its own would not share it with them,
    /// and what it is late with the others must take for silence.
    /// </summary>
    public async Task Start()
    {
        var daemon = DaemonUnderTest.Launch(DaemonProgram.Ours, directory => setup.Sections(number, directory), new()
        {
            Prefix = ["nice", "-n", "-15", "ip", "netns", "exec", lan.NamespaceOf(number), .. setup.Prefix],
        });
        _daemons.Add(daemon);
        await daemon.UntilItAnswers();
        _tapes.Add(await EventTape.Of(daemon));
    }

    public Task<List<MemberRow>> Members() => Daemon.Members();

    public Task<List<FleetRow>> Rows() => Daemon.FleetRows();

    /// <summary>Of its present life.</summary>
    public async Task<string> Uid() => (await Members()).Single(m => m.IsSelf).Uid;

    /// <summary>The processes of this host as it says itself, the way the fleet shows them.</summary>
    public async Task<List<FleetRow>> OwnRows() => (await Daemon.Processes()).ConvertAll(p => new FleetRow(
        Name, $"{p["group"]}:{p["name"]}", p["statename"], int.Parse(p["pid"], CultureInfo.InvariantCulture), IsReachable: true));

    /// <summary>SIGKILL; returns when that was.</summary>
    public DateTimeOffset Kill() => Send(SignalByPid.Kill);

    public DateTimeOffset Freeze() => Send(SignalByPid.Stop);

    public DateTimeOffset Wake() => Send(SignalByPid.Cont);

    /// <summary>The first event on this node's tape of that kind about that node.</summary>
    public Task<ClusterEvent> Hears(string type, ClusterHost about, DateTimeOffset since, TimeSpan? limit = null) =>
        Tape.First(e => e.Type == type && e.Address == about.Address && e.Time >= since, limit, $"{Name} hears {type} of {about.Name}");

    public async ValueTask DisposeAsync()
    {
        foreach (var tape in _tapes) await tape.DisposeAsync();
        foreach (var daemon in _daemons) await daemon.DisposeAsync();
    }

    private DateTimeOffset Send(int signal)
    {
        var now = TimeProvider.System.GetUtcNow();
        Daemon.Signal(signal);
        return now;
    }
}
