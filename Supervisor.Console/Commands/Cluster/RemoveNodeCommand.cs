using Supervisor.Cli.Fleet;
using Supervisor.Cli.Fleet.Selectors;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary><c>leave</c> and <c>down</c>: the two ways out of a fleet. On a terminal both ask first.</summary>
internal sealed class RemoveNodeCommand(ConsoleSession session, string verb) : FleetCommand(session)
{
    private bool IsLeave => verb == "leave";

    public override IReadOnlyList<string> Help => [$"cluster {verb} [-y] <node>"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var isSure = words.RemoveAll(word => word is "-y" or "--yes") > 0;
        if (HasUnknownOption(words)) return;
        if (words.Count != 1) Refuse($"cluster {verb} requires the name of one node");
        else if (Members() is { } members && Find(members, words[0]) is { } member && (isSure || IsConfirmed(member))) Remove(member);
    }

    /// <summary>By name or address, and never by a pattern.</summary>
    private MemberRow? Find(IReadOnlyList<MemberRow> members, string node)
    {
        bool IsMeant(MemberRow member) => node == member.Name || node == member.Address || node == member.HostAndPort;
        if (members.FirstOrDefault(IsMeant) is { } found) return found;
        var names = members.Select(member => member.Name).Order(StringComparer.Ordinal).ToList();
        var near = Nearest.To(node, names);
        Refuse($"no node is called '{node}'; "
            + (near.Count > 0 ? $"did you mean {Enumeration.Of(near, "or")}?" : $"the nodes are {Enumeration.Of(names, "and")}"));
        return null;
    }

    private bool IsConfirmed(MemberRow member)
    {
        if (!Session.Terminal.CanAsk) return true;
        foreach (var line in Explanation(member)) Say(line);
        var answer = Session.Terminal.ReadLine($"{(IsLeave ? "Let" : "Declare")} {member.Name} {(IsLeave ? "leave" : "down")}? y/N ");
        if (answer is ['y' or 'Y', ..]) return true;
        Say("Nothing was done");
        Session.ExitStatus = ExitStatus.Generic;
        return false;
    }

    private IEnumerable<string> Explanation(MemberRow member)
    {
        yield return IsLeave
            ? $"{member.Name} leaves the fleet in good order and stays out until its daemon is reloaded or started anew."
            : $"The fleet gives {member.Name} up and removes it at once. If its daemon is alive, it will join again.";
        yield return "Neither its daemon nor its processes are touched.";
        if (IsLeave && !member.IsReachable)
            yield return "It cannot be reached now, and will leave when it can be; 'cluster down' does not wait.";
        if (!IsLeave && member.IsReachable)
            yield return "It can be reached: 'cluster leave' is the way in good order.";
    }

    private void Remove(MemberRow member)
    {
        if (Session.CallCluster(verb, member.Name) is RpcReply.Fault fault)
            Fail($"{member.Name}: ERROR ({fault.Text})");
        else Say($"{member.Name}: {(IsLeave ? "leaving" : "down")}");
    }
}
