using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>Plays the sequence of a seed to the reference and to ours, until it has been played or they differ.</summary>
internal sealed class FuzzRun
{
    // A child that crashes is to leave no core file behind.
    private static readonly DaemonSetup Setup = new() { Prefix = ["/bin/sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"] };

    private readonly int _seed;
    private readonly FuzzSequence _sequence;
    private readonly FuzzDaemon _stock;
    private readonly FuzzDaemon _ours;
    private readonly List<string> _played = [];
    private int _variant;

    private FuzzRun(int seed, FuzzSequence sequence, DaemonPair pair)
    {
        _seed = seed;
        _sequence = sequence;
        _stock = new(pair.Stock);
        _ours = new(pair.Ours);
    }

    /// <summary>Throws with the seed and the shortest beginning of its sequence that shows a difference.</summary>
    public static async Task Play(int seed, int steps)
    {
        var sequence = new FuzzSequence(seed);
        await using var pair = await DaemonPair.Start(directory => Stage.Programs(directory, sequence.Absent, variant: 0), Setup);
        var run = new FuzzRun(seed, sequence, pair);
        try
        {
            await run.Play(steps);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            throw run.Failure(e.Message);
        }
        finally
        {
            // It may be deaf, and would have all the time to end.
            if (!sequence.Absent.Contains("stuck")) await pair.Both(daemon => daemon.Send("supervisor.signalProcess", RpcCalls.Parameter("stuck") + RpcCalls.Parameter("KILL")));
        }
    }

    private async Task Play(int steps)
    {
        await AtRest([], []);
        foreach (var step in _sequence.Steps().Take(steps)) await Play(step);
        Compare("the activity log of each process", FuzzHistory.Of(_stock.Daemon.Log), FuzzHistory.Of(_ours.Daemon.Log));
    }

    private Task Play(FuzzStep step) => step switch
    {
        FuzzStep.Rewrite rewrite => Rewrite(rewrite),
        FuzzStep.Call call => Send(call.Method, step, [call]),
        FuzzStep.Multicall multicall => Send("system.multicall", step, multicall.Calls),
        FuzzStep.Wrong wrong => Refuse(wrong),
        _ => throw new InvalidOperationException($"{step}"),
    };

    private Task Rewrite(FuzzStep.Rewrite rewrite)
    {
        _variant = rewrite.Variant;
        _played.Add($"{rewrite}");
        foreach (var daemon in (FuzzDaemon[])[_stock, _ours])
        {
            var file = daemon.Daemon.ConfigFile;
            var frame = Setup.Frame(daemon.Daemon.Directory);
            File.WriteAllText(file, frame + Stage.Sections(_sequence.Absent, _variant));
        }

        return Task.CompletedTask;
    }

    private async Task Send(string method, FuzzStep step, FuzzStep.Call[] calls)
    {
        if (calls.Any(call => FuzzRules.IsLeftOut(call, _stock, _variant))) return;
        _played.Add($"{step}");
        FuzzNeed[] stockNeeds = [.. calls.SelectMany(call => FuzzRules.Needs(call, _stock))];
        FuzzNeed[] ourNeeds = [.. calls.SelectMany(call => FuzzRules.Needs(call, _ours))];
        var stock = _stock.Send(method, step.Parameters);
        var ours = _ours.Send(method, step.Parameters);
        var (expected, actual) = (await stock, await ours);
        Compare("the answer", FuzzAnswer.Of(expected, _stock.Daemon), FuzzAnswer.Of(actual, _ours.Daemon));
        if (IsQuestion(calls)) return;
        var isRefused = calls.Length == 1 && FuzzAnswer.IsRefused(expected);
        if (!isRefused) NoteCleared(calls);
        await (isRefused ? AtRest([], []) : AtRest(stockNeeds, ourNeeds));
    }

    private void NoteCleared(FuzzStep.Call[] calls)
    {
        foreach (var call in calls.Where(call => call.Short.StartsWith("clear", StringComparison.Ordinal) && call.Short != "clearLog"))
            foreach (var row in FuzzTargets.Of(call, _stock.Rows))
            {
                _stock.Deeds.Cleared(row.Name);
                _ours.Deeds.Cleared(row.Name);
            }
    }

    /// <summary>Refused by both, whatever the words: those for a value of a wrong type differ.</summary>
    private async Task Refuse(FuzzStep.Wrong wrong)
    {
        _played.Add($"{wrong}");
        var stock = _stock.Send(wrong.Method, wrong.Text);
        var ours = _ours.Send(wrong.Method, wrong.Text);
        var (expected, actual) = (await stock, await ours);
        if (FuzzAnswer.IsRefused(expected) && FuzzAnswer.IsRefused(actual)) return;
        Compare("the answer", FuzzAnswer.Of(expected, _stock.Daemon), FuzzAnswer.Of(actual, _ours.Daemon));
    }

    private async Task AtRest(FuzzNeed[] stock, FuzzNeed[] ours)
    {
        await Task.WhenAll(_stock.UntilAtRest(stock), _ours.UntilAtRest(ours));
        Compare("all processes afterwards", FuzzAnswer.Of(_stock.Picture, _stock.Daemon), FuzzAnswer.Of(_ours.Picture, _ours.Daemon));
    }

    private static bool IsQuestion(FuzzStep.Call[] calls) => calls.All(call =>
        call.Short.StartsWith("get", StringComparison.Ordinal) || call.Short.StartsWith("read", StringComparison.Ordinal)
        || call.Short.StartsWith("tail", StringComparison.Ordinal) || call.Short == "reloadConfig");

    private void Compare(string what, string stock, string ours)
    {
        if (stock == ours) return;
        var (left, right) = (stock.Split('\n'), ours.Split('\n'));
        var same = left.Zip(right).TakeWhile(lines => lines.First == lines.Second).Count();
        throw Failure($"{what} (line {same + 1})\n--- reference: {left.ElementAtOrDefault(same)}\n--- ours: {right.ElementAtOrDefault(same)}");
    }

    private FuzzFailure Failure(string difference) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"the steps of seed {_seed}:\n{string.Join('\n', _played)}\nseed {_seed} differs after these {_played.Count} steps: {difference}"));
}
