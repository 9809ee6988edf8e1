namespace Supervisor.Cli.Top;

/// <summary>Keeps the cursor on the line that it was on, wherever that has gone, and that line on the screen.</summary>
internal static class TopCursor
{
    public static TopModel Fit(TopModel model) => Fit(model, TopList.Of(model));

    public static TopModel Fit(TopModel model, IReadOnlyList<TopLine> lines)
    {
        var place = model.Selected is { } selected ? IndexOf(lines, selected) : -1;
        if (place < 0) place = Math.Clamp(model.Cursor, 0, Math.Max(0, lines.Count - 1));
        return At(model, lines, place);
    }

    public static TopModel Move(TopModel model, int by)
    {
        var lines = TopList.Of(model);
        var place = Fit(model, lines).Cursor + by;
        return At(model, lines, Math.Clamp(place, 0, Math.Max(0, lines.Count - 1)));
    }

    private static TopModel At(TopModel model, IReadOnlyList<TopLine> lines, int place)
    {
        var last = Math.Max(0, lines.Count - model.Room);
        var offset = Math.Clamp(model.Offset, Math.Max(0, place - model.Room + 1), place);
        return model with
        {
            Cursor = place,
            Selected = place < lines.Count ? lines[place] : null,
            Offset = Math.Clamp(offset, 0, last),
        };
    }

    private static int IndexOf(IReadOnlyList<TopLine> lines, TopLine line)
    {
        for (var i = 0; i < lines.Count; i++)
            if (lines[i] == line)
                return i;
        return -1;
    }
}
