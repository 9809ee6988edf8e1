using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>What each key does.</summary>
internal static class TopKeys
{
    private const int LongestFilter = 100;

    public static (TopModel, IReadOnlyList<TopEffect>) Press(TopModel model, Key key) => key.Kind switch
    {
        KeyKind.Interrupt or KeyKind.EndOfInput => (model, [new TopEffect.Quit()]),
        KeyKind.Suspend => (model, [new TopEffect.Suspend()]),
        KeyKind.Clear => (model, [new TopEffect.Redraw(), new TopEffect.Reload()]),
        _ when model.IsTypingFilter => (Type(model, key), []),
        _ => model.Panel switch
        {
            TopPanel.Question question => Answer(model, question, key),
            TopPanel.Tail tail => InTail(model, tail, key),
            not null => InPanel(model, key),
            null => InList(model, key),
        },
    };

    private static (TopModel, IReadOnlyList<TopEffect>) InList(TopModel model, Key key) => key.Kind switch
    {
        KeyKind.Up => (TopCursor.Move(model, -1), []),
        KeyKind.Down => (TopCursor.Move(model, 1), []),
        KeyKind.PageUp => (TopCursor.Move(model, -model.Room), []),
        KeyKind.PageDown => (TopCursor.Move(model, model.Room), []),
        KeyKind.Home => (TopCursor.Move(model, int.MinValue / 2), []),
        KeyKind.End => (TopCursor.Move(model, int.MaxValue / 2), []),
        KeyKind.Left => (Fold(model, true), []),
        KeyKind.Right => (Fold(model, false), []),
        KeyKind.Enter => model.Selected is { Key: null } ? (Fold(model, null), []) : Why(model),
        KeyKind.Escape => (model with { Filter = "", Message = "" }, []),
        KeyKind.Character => Letter(model, key.Rune.IsAscii ? (char)key.Rune.Value : '\0'),
        _ => (model, []),
    };

    private static (TopModel, IReadOnlyList<TopEffect>) Letter(TopModel model, char letter) => letter switch
    {
        'q' => (model, [new TopEffect.Quit()]),
        'j' => (TopCursor.Move(model, 1), []),
        'k' => (TopCursor.Move(model, -1), []),
        '/' => (model with { IsTypingFilter = true, Message = "" }, []),
        '?' or 'h' => (model with { Panel = new TopPanel.Help() }, []),
        'N' => (SortBy(model, TopSort.Name), []),
        'C' => (SortBy(model, TopSort.Cpu), []),
        'M' => (SortBy(model, TopSort.Memory), []),
        'R' => (SortBy(model, TopSort.Restarts), []),
        'U' => (SortBy(model, TopSort.Uptime), []),
        'S' => (SortBy(model, TopSort.State), []),
        'g' => (model with { IsGrouped = !model.IsGrouped }, []),
        ' ' or 'f' => (Fold(model, null), []),
        'F' => (FoldAll(model), []),
        's' => Act(model, "start", Chosen(model)),
        'x' => Ask(model, "stop"),
        'r' => Ask(model, "restart"),
        't' => Tail(model, "stdout"),
        'w' => Why(model),
        _ => (model, []),
    };

    private static TopModel Type(TopModel model, Key key) => key.Kind switch
    {
        KeyKind.Enter => model with { IsTypingFilter = false },
        KeyKind.Escape => model with { IsTypingFilter = false, Filter = "" },
        KeyKind.Backspace when model.Filter.Length > 0 => model with { Filter = model.Filter[..^1] },
        KeyKind.Backspace => model with { IsTypingFilter = false },
        KeyKind.KillToStart or KeyKind.KillWord => model with { Filter = "" },
        KeyKind.Up => TopCursor.Move(model, -1),
        KeyKind.Down => TopCursor.Move(model, 1),
        KeyKind.Character when model.Filter.Length < LongestFilter => model with { Filter = model.Filter + key.Rune },
        _ => model,
    };

    private static (TopModel, IReadOnlyList<TopEffect>) Answer(TopModel model, TopPanel.Question question, Key key)
    {
        var closed = model with { Panel = null };
        return key.Kind == KeyKind.Character && key.Rune.Value is 'y' or 'Y'
            ? Act(closed, question.Verb, model.Processes.GetValueOrDefault(question.Key))
            : (closed.Say("Nothing was done"), []);
    }

    private static (TopModel, IReadOnlyList<TopEffect>) InPanel(TopModel model, Key key) =>
        key.Kind == KeyKind.Character && key.Rune.Value == 't' && model.Panel is TopPanel.Why
            ? Tail(model, "stdout")
            : (model with { Panel = null }, []);

    private static (TopModel, IReadOnlyList<TopEffect>) InTail(TopModel model, TopPanel.Tail tail, Key key)
    {
        if (key.Kind == KeyKind.Character && key.Rune.Value == 'e')
            return Tail(model, tail.Channel == "stdout" ? "stderr" : "stdout");
        return key.Kind == KeyKind.Escape || (key.Kind == KeyKind.Character && key.Rune.Value is 'q' or 't')
            ? (model with { Panel = null }, [new TopEffect.CloseLog()])
            : (model, []);
    }

    private static TopModel SortBy(TopModel model, TopSort sort) =>
        model with { Sort = sort, IsReversed = model.Sort == sort && !model.IsReversed };

    /// <summary>Null: the other way round.</summary>
    private static TopModel Fold(TopModel model, bool? fold)
    {
        if (!model.IsGrouped || model.Selected is not { Node: var node }) return model;
        var isFolded = fold ?? !model.Folded.Contains(node);
        return model with
        {
            Folded = isFolded ? model.Folded.Add(node) : model.Folded.Remove(node),
            Selected = isFolded ? new TopLine(node, null) : model.Selected,
        };
    }

    private static TopModel FoldAll(TopModel model) => !model.IsGrouped ? model : model with
    {
        Folded = model.Folded.Count > 0 ? [] : [.. model.Processes.Keys.Select(key => key.Node)],
        Selected = model.Folded.Count > 0 ? model.Selected : model.Selected is { } line ? new TopLine(line.Node, null) : null,
    };

    private static (TopModel, IReadOnlyList<TopEffect>) Ask(TopModel model, string verb) =>
        Chosen(model) is { } process ? (model with { Panel = new TopPanel.Question(process.Key, verb) }, []) : NoProcess(model);

    private static (TopModel, IReadOnlyList<TopEffect>) Act(TopModel model, string verb, TopProcess? target) =>
        target is { Row: { } row }
            ? (model.Say($"{verb} {target.Key} ..."), [new TopEffect.Act(verb, row)])
            : NoProcess(model);

    private static (TopModel, IReadOnlyList<TopEffect>) Why(TopModel model) => Chosen(model) is { } process
        ? (model with { Panel = new TopPanel.Why(process.Key) }, [new TopEffect.Reload()])
        : NoProcess(model);

    private static (TopModel, IReadOnlyList<TopEffect>) Tail(TopModel model, string channel) => Chosen(model) is { } process
        ? (model with { Panel = new TopPanel.Tail(process.Key, channel, []) }, [new TopEffect.OpenLog(process.Key, channel)])
        : NoProcess(model);

    private static TopProcess? Chosen(TopModel model) =>
        model.Selected is { Key: { } key } ? model.Processes.GetValueOrDefault(key) : null;

    private static (TopModel, IReadOnlyList<TopEffect>) NoProcess(TopModel model) => (model.Say("Choose a process first"), []);
}
