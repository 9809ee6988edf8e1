using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary>
/// Which programs form which group: first the <c>[group:x]</c> sections, then every program that none of them names,
/// then event listeners and fcgi-programs (specification 2.8). Sorted by priority, then name.
/// </summary>
internal static class GroupSections
{
    public static IReadOnlyList<GroupConfig> Read(ReadContext context)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = new List<GroupConfig?>();
        groups.AddRange(context.Document.WithPrefix("group:").Select(s => ReadGroup(context, s, taken)).ToList());
        groups.AddRange(context.Document.WithPrefix("program:").Where(s => !taken.Contains(s.Name))
            .Select(s => ReadProgram(context, s, ProgramKind.Program, readSocket: null)));
        groups.AddRange(context.Document.WithPrefix("eventlistener:")
            .Select(s => EventListenerSection.Read(context, s)));
        groups.AddRange(context.Document.WithPrefix("fcgi-program:").Where(s => !taken.Contains(s.Name))
            .Select(s => FastCgiSection.Read(context, s)));
        return [.. groups.OfType<GroupConfig>().OrderBy(g => g.Priority).ThenBy(g => g.Name, StringComparer.Ordinal)];
    }

    private static GroupConfig? ReadGroup(ReadContext context, IniSection section, HashSet<string> taken)
    {
        var scope = context.Plain(section);
        var name = Scalars.Name(ProgramSection.NameOf(section));
        if (name.Error is { } error)
        {
            scope.Fail(error);
            return null;
        }

        var members = scope.Get("programs", text => Parsed.Ok(Scalars.Strings(text)), []);
        var priority = scope.Get("priority", Scalars.Integer, 999);
        var programs = members.Where(member => member.Length > 0)
            .Select(member => ReadMember(scope, name.Value, member, taken)).OfType<ProgramConfig>().ToList();
        return new() { Name = name.Value, Priority = priority, Programs = EquatableArray.Of<ProgramConfig>(programs) };
    }

    private static ProgramConfig? ReadMember(SectionScope scope, string group, string member, HashSet<string> taken)
    {
        var document = scope.Context.Document;
        var program = document.Section("program:" + member);
        var fastCgi = document.Section("fcgi-program:" + member);
        switch (program, fastCgi)
        {
            case (null, null):
                scope.Fail($"[{scope.Section.Name}] names unknown program or fcgi-program {member}", "programs");
                return null;
            case (not null, not null):
                scope.Fail(
                    $"[{scope.Section.Name}] name {member} is ambiguous (exists as program and fcgi-program)",
                    "programs");
                return null;
        }

        var section = program ?? fastCgi!;
        taken.Add(section.Name);
        if (program is not null) return ProgramSection.Read(scope.Context, section, group, ProgramKind.Program);
        return ProgramSection.Read(scope.Context, section, group, ProgramKind.FastCgi) is { } read
            ? read with { Socket = FastCgiSection.ReadSocketInGroup(scope.Context, section, group) }
            : null;
    }

    /// <summary>A program that no group names: a group of its own.</summary>
    public static GroupConfig? ReadProgram(
        ReadContext context, IniSection section, ProgramKind kind, Func<SectionScope, string, FastCgiConfig?>? readSocket)
    {
        var scope = context.Plain(section);
        var name = Scalars.Name(ProgramSection.NameOf(section));
        if (name.Error is { } error)
        {
            scope.Fail(error);
            return null;
        }

        var priority = scope.Get("priority", Scalars.Integer, 999);
        var socket = readSocket?.Invoke(scope, name.Value);
        return ProgramSection.Read(context, section, name.Value, kind) is not { } program ? null : new()
        {
            Name = name.Value,
            Priority = priority,
            Programs = EquatableArray.Of(program with { Socket = socket }),
        };
    }
}
