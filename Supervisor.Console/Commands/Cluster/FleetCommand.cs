using Supervisor.Cli.Fleet;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>One action on the fleet, the word behind <c>cluster</c>.</summary>
internal abstract class FleetCommand(ConsoleSession session) : Command(session)
{
    private const string NoFleet =
        "this supervisord belongs to no fleet: there is no [cluster] section in its configuration";

    /// <summary>The exit status when the fleet cannot be asked.</summary>
    protected virtual int WhenNotAnswered => ExitStatus.Unimplemented;

    protected Painter Painter => new(Session.Terminal.ShowsColours);

    /// <summary>The nodes and their processes; null when there is no fleet to ask, which has been told.</summary>
    protected FleetSnapshot? Fetch() => Members() is { } members
        ? new(members, Session.CallCluster("getAllProcessInfo").OrThrow().AsList().Select(FleetRow.From))
        : null;

    protected IReadOnlyList<MemberRow>? Members()
    {
        if (!IsUp())
        {
            if (WhenNotAnswered == ExitStatus.StatusUnknown) Session.ExitStatus = WhenNotAnswered;
            return null;
        }
        var reply = Session.CallCluster("getMembers");
        if (reply is not RpcReply.Fault { Code: Fault.UnknownMethod })
            return [.. reply.OrThrow().AsList().Select(MemberRow.From)];
        Fail($"Error: {NoFleet}", WhenNotAnswered);
        return null;
    }

    /// <summary>A mistake in the words: on standard error where the output is for a program.</summary>
    protected void Refuse(string problem, bool json = false, int status = ExitStatus.InvalidArguments)
    {
        if (json) Session.Terminal.WriteErrorLine($"Error: {problem}");
        else Say($"Error: {problem}");
        Session.ExitStatus = status;
    }

    /// <summary>True, and told, when a word looks like an option that is not known.</summary>
    protected bool HasUnknownOption(List<string> words, bool json = false)
    {
        if (words.Find(word => word.StartsWith('-')) is not { } option) return false;
        Refuse($"option {option} is not known; see help cluster", json);
        return true;
    }
}
