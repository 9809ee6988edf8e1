using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Reads the configuration and makes the groups follow it: removed ones go, changed ones restart, added ones come.</summary>
internal sealed class UpdateCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "update\t\t\tRead the configuration and add, remove and restart groups as it says",
        "update all\t\tThe same",
        "update <gname> [...]\tThe same for these groups only",
    ];

    public override void Run(string arguments)
    {
        var reply = Call("reloadConfig");
        if (reply is RpcReply.Fault { Code: Fault.ShutdownState })
        {
            Fail("ERROR: already shutting down");
            return;
        }
        var changes = ConfigChanges.From(reply.OrThrow());
        var names = Words(arguments).Distinct().ToList();
        if (names.Contains("all")) names.Clear();
        if (names.Count > 0) CheckNames(names, changes);
        foreach (var group in Chosen(changes.Removed, names)) Remove(group);
        foreach (var group in Chosen(changes.Changed, names)) Replace(group);
        foreach (var group in Chosen(changes.Added, names)) Add(group);
    }

    private static IEnumerable<string> Chosen(IReadOnlyList<string> groups, List<string> names) =>
        groups.Where(group => names.Count == 0 || names.Contains(group));

    private void CheckNames(List<string> names, ConfigChanges changes)
    {
        var known = ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow()).Select(row => row.Group)
            .Concat(changes.Added).ToHashSet();
        foreach (var name in names)
            if (!known.Contains(name))
                Fail($"ERROR: no such group: {name}");
    }

    private void Remove(string group)
    {
        var results = Call("stopProcessGroup", group).OrThrow().AsList();
        Say($"{group}: stopped");
        if (results.Any(result => ResultRow.From(result).Code == Fault.Failed))
        {
            Fail($"{group}: has problems; not removing");
            return;
        }
        Call("removeProcessGroup", group).OrThrow();
        Say($"{group}: removed process group");
    }

    private void Replace(string group)
    {
        Call("stopProcessGroup", group).OrThrow();
        Say($"{group}: stopped");
        Call("removeProcessGroup", group).OrThrow();
        Call("addProcessGroup", group).OrThrow();
        Say($"{group}: updated process group");
    }

    private void Add(string group)
    {
        Call("addProcessGroup", group).OrThrow();
        Say($"{group}: added process group");
    }
}
