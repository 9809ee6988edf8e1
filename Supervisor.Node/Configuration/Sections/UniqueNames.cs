using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>
/// Two groups, or two processes of one group, of the same name: the reference drops one silently. Here it is the same
/// one, with a warning, and what is dropped does not linger in lists (specification 2.8, 9.1).
/// </summary>
internal static class UniqueNames
{
    public static IReadOnlyList<GroupConfig> Enforce(ReadContext context, IReadOnlyList<GroupConfig> groups)
    {
        var unique = new Dictionary<string, GroupConfig>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (unique.TryAdd(group.Name, group)) continue;
            context.Warn($"Group '{group.Name}' is defined more than once: the definition with priority "
                + $"{group.Priority} is ignored");
        }

        return [.. groups.Where(g => ReferenceEquals(unique[g.Name], g)).Select(g => WithUniqueProcesses(context, g))];
    }

    /// <summary>The later definition wins.</summary>
    private static GroupConfig WithUniqueProcesses(ReadContext context, GroupConfig group)
    {
        var last = new Dictionary<string, ProcessConfig>(StringComparer.Ordinal);
        foreach (var process in group.Processes)
        {
            if (!last.TryAdd(process.Name, process))
            {
                context.Warn($"Group '{group.Name}' has more than one process named '{process.Name}': "
                    + "only the last definition is used");
                last[process.Name] = process;
            }
        }

        if (last.Count == group.Processes.Count()) return group;
        var programs = group.Programs.Select(program => program with
        {
            Processes = EquatableArray.Of(program.Processes.Where(p => ReferenceEquals(last[p.Name], p))),
        });
        return group with { Programs = EquatableArray.Of(programs) };
    }
}
