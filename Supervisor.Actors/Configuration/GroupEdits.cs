namespace Supervisor.Actors.Configuration;

/// <summary>Groups with programs that no file names, and without processes that one does.</summary>
public static class GroupEdits
{
    /// <summary>With one more program.</summary>
    public static GroupConfig With(this GroupConfig group, ProgramConfig program) =>
        group with { Programs = EquatableArray.Of(group.Programs.Append(program)) };

    /// <summary>Without one process; a program that has no other goes too.</summary>
    public static GroupConfig Without(this GroupConfig group, string process) => group with
    {
        Programs = EquatableArray.Of(group.Programs
            .Select(p => p with { Processes = EquatableArray.Of(p.Processes.Where(q => q.Name != process)) })
            .Where(p => p.Processes.Count > 0)),
    };

    /// <summary>The configuration with one of its groups changed; as it was if it has no such group.</summary>
    public static SupervisorConfig WithGroup(this SupervisorConfig config, string name, Func<GroupConfig, GroupConfig> change) =>
        config with { Groups = EquatableArray.Of(config.Groups.Select(g => g.Name == name ? change(g) : g)) };
}
