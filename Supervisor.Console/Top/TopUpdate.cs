using System.Collections.Immutable;
using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Top;

/// <summary>The step from one screen to the next: pure, and all there is to know about what the keys and the fleet do to it.</summary>
internal static class TopUpdate
{
    private const int MostLines = 1000;
    private const int MostHistory = 10;

    public static (TopModel Model, IReadOnlyList<TopEffect> Effects) Apply(TopModel model, TopInput input) => input switch
    {
        TopInput.Pressed pressed => TopKeys.Press(model, pressed.Key),
        TopInput.Ticked tick => (model with { Now = tick.Now }, []),
        TopInput.Resized size => (model with { Columns = size.Columns, Rows = size.Rows }, [new TopEffect.Redraw()]),
        TopInput.Loaded loaded => (Load(model, loaded.Fleet), []),
        TopInput.Measured measured => Measure(model, measured.Usage),
        TopInput.Happened happened => Happen(model, happened.Event),
        TopInput.Troubled trouble => (model with { Trouble = trouble.Reason }, []),
        TopInput.Acted acted => (model.Say(acted.Words), []),
        TopInput.Logged logged => (Log(model, logged), []),
        _ => throw new InvalidOperationException(input.ToString()),
    };

    private static TopModel Load(TopModel model, FleetSnapshot fleet) => model with
    {
        IsLoaded = true,
        LoadedAt = model.Now,
        Trouble = null,
        Members = fleet.Members,
        Processes = fleet.Rows
            .Select(row => TopProcess.From(row, model.Processes.GetValueOrDefault(new(row.Node, row.Group, row.Name)), model.Now))
            .DistinctBy(process => process.Key)
            .ToImmutableDictionary(process => process.Key),
    };

    /// <summary>Another pid than the one that is known: something was missed, and all is asked for again.</summary>
    private static (TopModel, IReadOnlyList<TopEffect>) Measure(TopModel model, IReadOnlyDictionary<ProcessKey, UsageSample> usage)
    {
        var processes = model.Processes.ToBuilder();
        var isBehind = false;
        foreach (var process in model.Processes.Values)
        {
            var sample = usage.GetValueOrDefault(process.Key);
            isBehind |= sample is not null && sample.Pid != process.Pid;
            if (sample is not null || process.Sample is not null) processes[process.Key] = process.With(sample);
        }
        return (model with { Processes = processes.ToImmutable(), Trouble = null }, isBehind ? [new TopEffect.Reload()] : []);
    }

    private static (TopModel, IReadOnlyList<TopEffect>) Happen(TopModel model, FleetEvent happened)
    {
        var next = model with { Events = model.Events.With(model.Now) };
        if (happened.IsOfMember) return (next.Say($"{happened.Node}: {happened.MemberChange}"), [new TopEffect.Reload()]);
        if (!happened.IsOfProcess) return (next, [new TopEffect.Reload()]);
        var key = new ProcessKey(happened.Node, happened.Group, happened.Name);
        if (!model.Processes.TryGetValue(key, out var process)) return (next, [new TopEffect.Reload()]);
        var history = model.History.GetValueOrDefault(key, []).Add(happened);
        return (next with
        {
            Processes = model.Processes.SetItem(key, process.After(happened, model.Now)),
            History = model.History.SetItem(key, history.Count > MostHistory ? history.RemoveAt(0) : history),
        }, []);
    }

    /// <summary>Lines of a log that is no longer shown come late and are passed over.</summary>
    private static TopModel Log(TopModel model, TopInput.Logged logged)
    {
        if (model.Panel is not TopPanel.Tail tail || tail.Key != logged.Key || tail.Channel != logged.Channel) return model;
        var lines = tail.Lines.Add(logged.Line);
        return model with { Panel = tail with { Lines = lines.Count > MostLines ? lines.RemoveAt(0) : lines } };
    }
}
