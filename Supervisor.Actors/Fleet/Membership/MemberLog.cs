using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Fleet.Membership;

/// <summary>What becomes of members, in lines for the operator.</summary>
internal sealed class MemberLog(IActivityLog log, FleetBoard board, long self)
{
    private readonly Dictionary<long, (FleetMember Member, string Name)> _known = [];

    internal void Write(FleetInput input)
    {
        switch (input)
        {
            case FleetInput.MemberSeen { Member: var member }: Write(member); break;
            case FleetInput.MemberGone { Uid: var uid } when _known.Remove(uid, out var gone):
                log.Write(LogLevel.Info, $"cluster: {gone.Name} was removed");
                break;
        }
    }

    private void Write(FleetMember member)
    {
        var before = _known.TryGetValue(member.Uid, out var known) ? known.Member : null;
        var name = NameOf(member);
        _known[member.Uid] = (member, name);
        if (before?.Status != member.Status) log.Write(LogLevel.Info, $"cluster: {name} is {member.Status}");
        if (member.IsReachable == (before?.IsReachable ?? true)) return;
        if (member.IsReachable) log.Write(LogLevel.Info, $"cluster: {name} can be reached again");
        else log.Write(LogLevel.Warn, $"cluster: {name} cannot be reached");
    }

    // A node's name is known once it has told its table.
    private string NameOf(FleetMember member)
    {
        if (member.Uid == self) return $"this node ({member.Address})";
        return board.View.ByUid.GetValueOrDefault(member.Uid) is { Table.Node.Name: var name } ? $"{name} ({member.Address})" : member.Address;
    }
}
