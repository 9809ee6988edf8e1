using Supervisor.Cli.Fleet;
using Supervisor.Cli.Fleet.Actions;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Top;

/// <summary>
/// Everything that takes time, on threads of its own: it asks for usage every two seconds, for all processes when that is
/// wanted, and makes the actions. What comes of it goes to <paramref name="post"/>.
/// </summary>
internal sealed class TopFeed(ConsoleSession session, Action<TopInput> post, TimeProvider time) : IDisposable
{
    private const int MostActions = 16;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    // No event tells that a group was taken out of use.
    private static readonly TimeSpan LongestWithoutLoad = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _reload = new(1);
    private volatile bool _isWanted = true;
    private volatile bool _isOver;
    private int _actions;
    private long _loadedAt;

    public void Start() => Begin(Run, "fleet usage");

    public void Reload()
    {
        if (_isWanted) return;
        _isWanted = true;
        _reload.Release();
    }

    public void Act(string verb, FleetRow target)
    {
        if (Interlocked.Increment(ref _actions) <= MostActions)
        {
            Begin(() => Make(verb, target), "fleet action");
            return;
        }
        Interlocked.Decrement(ref _actions);
        post(new TopInput.Acted($"{verb} {target.FullName}: not sent, {MostActions} others are under way"));
    }

    public void Dispose()
    {
        _isOver = true;
        _reload.Release();
    }

    private static void Begin(Action work, string name) =>
        new Thread(() => work()) { IsBackground = true, Name = name }.Start();

    private void Run()
    {
        using var channel = session.Server.Open(session.ServerUrl, session.Credentials);
        while (!_isOver)
        {
            try
            {
                if (_isWanted || time.GetElapsedTime(_loadedAt) > LongestWithoutLoad) Load(channel);
                else Measure(channel);
            }
            catch (CommandException problem)
            {
                channel.Dispose();
                _isWanted = true;
                post(new TopInput.Troubled(problem.Message));
            }
            _reload.Wait(Period);
        }
    }

    private void Load(IRpcChannel channel)
    {
        _isWanted = false;
        _loadedAt = time.GetTimestamp();
        var members = channel.Call("cluster.getMembers").OrThrow().AsList().Select(MemberRow.From).ToList();
        var rows = channel.Call("cluster.getAllProcessInfo").OrThrow().AsList().Select(FleetRow.From);
        post(new TopInput.Loaded(new FleetSnapshot(members, rows)));
        Measure(channel);
    }

    private void Measure(IRpcChannel channel)
    {
        var usage = channel.Call("cluster.getAllProcessUsage").OrThrow();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        post(new TopInput.Measured(UsageSample.From(usage, now)));
    }

    private void Make(string verb, FleetRow target)
    {
        FleetAction action = verb switch
        {
            "start" => new FleetAction.Start(),
            "stop" => new FleetAction.Stop(),
            _ => new FleetAction.Restart(),
        };
        try
        {
            using var channel = session.Server.Open(session.ServerUrl, session.Credentials);
            var outcomes = new FleetCaller(channel, action).Make(new(target.Node, target.Group, target.Name, [target]));
            foreach (var outcome in outcomes) post(new TopInput.Acted($"{outcome.FullName}: {outcome.InWords(action)}"));
        }
        catch (CommandException problem)
        {
            post(new TopInput.Acted($"{verb} {target.FullName}: {problem.Message}"));
        }
        Interlocked.Decrement(ref _actions);
    }
}
