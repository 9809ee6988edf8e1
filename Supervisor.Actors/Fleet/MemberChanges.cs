namespace Supervisor.Actors.Fleet;

/// <summary>What has happened to a member between two looks at it.</summary>
internal static class MemberChanges
{
    internal static IEnumerable<MemberChange> Between(FleetMember? before, FleetMember now)
    {
        if (before?.Status != now.Status && Of(now.Status) is { } change) yield return change;
        if ((before?.IsReachable ?? true) != now.IsReachable) yield return now.IsReachable ? MemberChange.Reachable : MemberChange.Unreachable;
    }

    private static MemberChange? Of(string status) => status switch
    {
        "Joining" => MemberChange.Joined,
        "WeaklyUp" => MemberChange.WeaklyUp,
        "Up" => MemberChange.Up,
        "Leaving" => MemberChange.Left,
        "Exiting" => MemberChange.Exited,
        "Down" => MemberChange.Downed,
        _ => null,
    };
}
