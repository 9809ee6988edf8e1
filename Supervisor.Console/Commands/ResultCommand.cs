using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Does one thing to every named process, one call after the other; <c>all</c> anywhere means everything.</summary>
internal abstract class ResultCommand(ConsoleSession session) : Command(session)
{
    /// <summary>The methods for one process, one group, everything.</summary>
    protected abstract (string One, string Group, string All) Methods { get; }

    /// <summary>A code that is told but is no failure.</summary>
    protected virtual int Ignored => Fault.Success;

    /// <summary>The exit status for a group that does not exist.</summary>
    protected virtual int NoSuchGroup => ExitStatus.Generic;

    protected abstract string InWords(ResultRow result);

    protected void Operate(List<string> names, params RpcValue[] rest)
    {
        if (names.Contains("all"))
        {
            ReportAll(Call(Methods.All, rest).OrThrow(), InWords, Ignored);
            return;
        }
        foreach (var name in Expand(names, line => Fail(line, NoSuchGroup)))
        {
            var spec = Namespec.Parse(name);
            if (spec.Process is null) OperateOnGroup(spec.Group, rest);
            else Report(ResultRow.From(spec, Call(Methods.One, [name, .. rest])), InWords, Ignored);
        }
    }

    private void OperateOnGroup(string group, RpcValue[] rest)
    {
        var reply = Call(Methods.Group, [group, .. rest]);
        if (reply is RpcReply.Fault { Code: Fault.BadName }) Fail($"{group}: ERROR (no such group)", NoSuchGroup);
        else ReportAll(reply.OrThrow(), InWords, Ignored);
    }
}
