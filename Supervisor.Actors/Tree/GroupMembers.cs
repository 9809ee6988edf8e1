using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Tree;

/// <summary>Who is in a group, and in which order things happen to them (specification 2.8).</summary>
internal static class GroupMembers
{
    /// <summary>
    /// The programs with the processes that are really there: of two members with one name the later definition wins.
    /// </summary>
    internal static IEnumerable<ProgramConfig> EffectivePrograms(this GroupConfig group)
    {
        var latest = new Dictionary<string, ProcessConfig>(StringComparer.Ordinal);
        foreach (var process in group.Processes) latest[process.Name] = process;
        foreach (var program in group.Programs)
        {
            var mine = program.Processes.Where(p => ReferenceEquals(latest[p.Name], p)).ToArray();
            if (mine.Length > 0) yield return program with { Processes = EquatableArray.Of(mine) };
        }
    }

    /// <summary>The processes that are really there, in definition order.</summary>
    internal static IEnumerable<ProcessConfig> Members(this GroupConfig group) =>
        group.EffectivePrograms().SelectMany(p => p.Processes);

    /// <summary>Ascending priority, as clients' commands take them.</summary>
    internal static IEnumerable<ProcessConfig> MembersByPriority(this GroupConfig group) =>
        group.Members().OrderBy(p => p.Priority);
}
