using System.Diagnostics;
using System.Net.Sockets;
using System.Xml;
using System.Xml.Linq;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>One of the two daemons, its processes when they were last at rest, and the means to wait until they are again.</summary>
internal sealed class FuzzDaemon(DaemonUnderTest daemon)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly FuzzDeeds _deeds = new(daemon.Directory);

    public DaemonUnderTest Daemon => daemon;

    public FuzzDeeds Deeds => _deeds;

    public List<FuzzRow> Rows { get; private set; } = [];

    /// <summary>The last answer to getAllProcessInfo.</summary>
    public string Picture { get; private set; } = "";

    public Task<RawResponse> Send(string method, string parameters) => daemon.Send(method, parameters);

    /// <summary>
    /// Waits until what a step brings about has come about and nothing more will change by itself. It asks ever more seldom, since every
    /// question is a turn of the reference's loop.
    /// </summary>
    public async Task UntilAtRest(IReadOnlyList<FuzzNeed> needs)
    {
        var started = Stopwatch.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(4);
        while (!await IsAtRest(needs))
        {
            if (Stopwatch.GetElapsedTime(started) > Longest) throw new TimeoutException($"{daemon.Program} does not come to rest:\n{Situation(needs)}");
            await Task.Delay(pause);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }

    private async Task<bool> IsAtRest(IReadOnlyList<FuzzNeed> needs)
    {
        if (!await Ask()) return false;
        _deeds.Look();
        return needs.All(need => need.IsMet(Rows, _deeds)) && Rows.TrueForAll(IsAtRest) && _deeds.AreLogged();
    }

    private bool IsAtRest(FuzzRow row) => row.State switch
    {
        "STOPPED" => !row.Puppet.Autostart || row.WasStarted,
        "STARTING" => row.Puppet.IsStuck && _deeds.IsReady(row),
        "RUNNING" => !row.Puppet.IsBrief && _deeds.IsReady(row),
        "STOPPING" => row.Puppet.IsStuck && _deeds.IsDeaf(row) && _deeds.Has(row, "TERM"),
        "EXITED" => row.Puppet.Again == Again.Never || (row.Puppet.Again == Again.IfUnexpected && row.ExitStatus is 0 or 2),
        "BACKOFF" => false,
        _ => true,
    };

    /// <summary>False while the daemon ends, or begins.</summary>
    private async Task<bool> Ask()
    {
        try
        {
            Picture = (await daemon.Send("supervisor.getAllProcessInfo")).Body;
            var answer = XDocument.Parse(Picture).Root!;
            Rows = [.. answer.Descendants("struct").Select(RpcCalls.Members).Where(row => row.ContainsKey("statename")).Select(FuzzRow.Of)];
            return answer.Element("fault") is null;
        }
        catch (Exception e) when (e is SocketException or IOException or XmlException && !daemon.HasExited)
        {
            return false;
        }
    }

    private string Situation(IReadOnlyList<FuzzNeed> needs) =>
        string.Join('\n', [.. Rows.Where(row => !IsAtRest(row)), .. needs.Where(need => !need.IsMet(Rows, _deeds)), _deeds.Unlogged()])
        + $"\n--- log of {daemon.Program}\n{daemon.Log}{daemon.Error}";
}
