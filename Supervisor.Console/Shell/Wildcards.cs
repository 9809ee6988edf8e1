using Supervisor.Cli.Fleet.Selectors;

namespace Supervisor.Cli.Shell;

/// <summary>
/// Names with wildcards: <c>web_*</c> is every process so called, in whatever group, <c>app*:web_?</c> those of some groups.
/// A name without them is passed on as it was typed.
/// </summary>
internal static class Wildcards
{
    private static readonly char[] Letters = ['*', '?', '['];

    public static bool IsPattern(string name)
    {
        var spec = Namespec.Parse(name);
        return Has(spec.Group) || (spec.Process is { } process && Has(process));
    }

    public static bool IsGroup(string name) => Namespec.Parse(name).Process is null;

    /// <summary>
    /// The processes that a pattern means, a whole group as <c>group:*</c>, which its daemon takes in one go. A process that is
    /// really called so is meant alone; what cannot be read as a pattern is a name.
    /// </summary>
    public static IReadOnlyList<string> Expand(string name, List<ProcessRow> rows)
    {
        var spec = Namespec.Parse(name);
        if (rows.Exists(row => row.Group == spec.Group && row.Name == spec.Process) || !TryParse(name, spec, out var pattern)) return [name];
        var found = new List<string>();
        foreach (var group in rows.GroupBy(row => row.Group))
        {
            if (!pattern.Group.Matches(group.Key)) continue;
            var all = group.ToList();
            var chosen = all.FindAll(row => pattern.Process.Matches(row.Name));
            if (chosen.Count == all.Count && all.Count > 1) found.Add($"{group.Key}:*");
            else found.AddRange(chosen.Select(row => Namespec.Join(row.Group, row.Name)));
        }

        return found;
    }

    private static bool TryParse(string name, Namespec spec, out (Glob Group, Glob Process) pattern)
    {
        try
        {
            var group = name.Contains(':') ? Glob.Parse(spec.Group) : Glob.Everything;
            pattern = (group, spec.Process is { } process ? Glob.Parse(process) : Glob.Everything);
            return true;
        }
        catch (SelectorException)
        {
            pattern = default;
            return false;
        }
    }

    private static bool Has(string text) => text.IndexOfAny(Letters) >= 0;
}
