using System.Collections.Concurrent;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>
/// Makes the calls of an action side by side, each worker on a connection of its own. Whoever stops waiting leaves the workers
/// to themselves: what has been asked of a node cannot be taken back.
/// </summary>
internal sealed class FleetRun : IDisposable
{
    private const int MostAtOnce = 32;
    private const int StackSize = 256 * 1024;

    private readonly ConsoleSession _session;
    private readonly FleetAction _action;
    private readonly IReadOnlyList<FleetCall> _calls;
    private readonly ConcurrentQueue<(int Call, IReadOnlyList<FleetOutcome> Outcomes)> _finished = new();
    private readonly Wake _wake = new();
    private FleetReport _report;
    private int _next = -1;

    public FleetRun(ConsoleSession session, FleetAction action, IReadOnlyList<FleetCall> calls)
    {
        (_session, _action, _calls) = (session, action, calls);
        _report = new FleetReport(calls);
    }

    /// <summary>Returns when all has been answered, or when the user has had enough.</summary>
    public FleetReport Run(FleetProgress progress)
    {
        for (var i = Math.Min(MostAtOnce, _calls.Count); i > 0; i--)
            new Thread(Work, StackSize) { IsBackground = true, Name = "fleet call" }.Start();
        progress.Show(_report);
        _session.Server.WaitWhile(_wake, () => !TakeFinished(progress));
        progress.Erase();
        return _report;
    }

    /// <summary>What still waits for an answer makes no further call.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _next, _calls.Count);
        _wake.Dispose();
    }

    /// <summary>True when nothing is under way any more.</summary>
    private bool TakeFinished(FleetProgress progress)
    {
        while (_finished.TryDequeue(out var finished)) _report = _report.With(finished.Call, finished.Outcomes);
        progress.Show(_report);
        return _report.IsComplete;
    }

    private void Work()
    {
        using var channel = _session.Server.Open(_session.ServerUrl, _session.Credentials);
        var caller = new FleetCaller(channel, _action);
        while (Interlocked.Increment(ref _next) is var number && number < _calls.Count)
        {
            _finished.Enqueue((number, Make(caller, channel, _calls[number])));
            _wake.Set();
        }
    }

    /// <summary>After a failure of its connection a worker goes on with a new one.</summary>
    private static IReadOnlyList<FleetOutcome> Make(FleetCaller caller, IRpcChannel channel, FleetCall call)
    {
        try
        {
            return caller.Make(call);
        }
        catch (CommandException problem)
        {
            channel.Dispose();
            return [.. call.Targets.Select(row => FleetOutcome.Of(row, FleetOutcome.NoAnswer, problem.Message))];
        }
    }
}
