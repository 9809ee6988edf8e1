using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>One action word.</summary>
internal abstract class Command(ConsoleSession session)
{
    /// <summary>Lines of <c>help ACTION</c>: a form, tabs, what it does.</summary>
    public abstract IReadOnlyList<string> Help { get; }

    public abstract void Run(string arguments);

    protected ConsoleSession Session => session;

    protected static List<string> Words(string arguments) =>
        [.. arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True when machine-readable output is wanted; the word is taken out.</summary>
    protected bool TakesJson(List<string> words) => words.RemoveAll(word => word == "--json") > 0 || session.WantsJson;

    protected void Say(string line) => session.Terminal.WriteLine(line);

    protected void Fail(string line, int status = ExitStatus.Generic)
    {
        Say(line);
        session.ExitStatus = status;
    }

    protected void FailWithHelp(string line, int status = ExitStatus.Generic)
    {
        Fail(line, status);
        foreach (var help in Help) Say(help);
    }

    protected RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments) => session.Call(method, arguments);

    protected bool IsUp() => UpCheck.Passes(session);

    /// <summary>
    /// The names with the processes that each pattern among them means in its place. A pattern that means none is told to
    /// <paramref name="miss"/>. Nothing is asked of the server unless there is a pattern.
    /// </summary>
    protected List<string> Expand(List<string> names, Action<string> miss)
    {
        if (names.Contains("all") || !names.Exists(Wildcards.IsPattern)) return names;
        var rows = ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow());
        var expanded = new List<string>();
        foreach (var name in names)
        {
            var meant = Wildcards.IsPattern(name) ? Wildcards.Expand(name, rows) : [name];
            if (meant.Count == 0) miss($"{name}: ERROR (no process matches)");
            expanded.AddRange(meant);
        }

        return expanded;
    }

    /// <summary>The processes that a name means, of those that there are; none, and that is told, when it means none.</summary>
    protected static List<ProcessRow> Find(List<ProcessRow> all, string name, Action<string> miss)
    {
        var spec = Namespec.Parse(name);
        var meant = all.FindAll(row => row.Group == spec.Group && (spec.Process is null || row.Name == spec.Process));
        if (meant.Count == 0) miss(spec.Process is null ? $"{spec.Group}: ERROR (no such group)" : $"{name}: ERROR (no such process)");
        return meant;
    }

    /// <summary>A failure to find something: beside machine-readable output, and not in it.</summary>
    protected void Miss(string line, bool json, int status)
    {
        if (json) session.Terminal.WriteErrorLine(line);
        else Say(line);
        session.ExitStatus = status;
    }

    /// <summary>A result in words, and its mark on the exit status.</summary>
    protected void Report(ResultRow result, Func<ResultRow, string> words, int ignored = Fault.Success)
    {
        Say(words(result));
        if (ExitStatus.ForResult(result.Code, ignored) is { } status) session.ExitStatus = status;
    }

    protected void ReportAll(RpcValue results, Func<ResultRow, string> words, int ignored = Fault.Success)
    {
        foreach (var result in results.AsList()) Report(ResultRow.From(result), words, ignored);
    }
}
