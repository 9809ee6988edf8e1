using System.Globalization;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Web.Actions;
using Supervisor.Node.Web.Html;

namespace Supervisor.Node.Web;

/// <summary>
/// A process's line: columns, classes and addresses are the reference's. Buttons that make no sense now are there, but hidden: the
/// script shows them when the state changes.
/// </summary>
internal static class StatusRow
{
    public static void Write(HtmlWriter w, ProcessRow row)
    {
        var (process, name) = (row.Process, new Namespec(row.Group, row.Process.Name).ToString());
        w.Markup("<tr role=\"row\" data-name=\""u8).Text(name).Markup("\" data-state=\""u8).Text(process.State.WireName());
        if (process.State == ProcessState.Running) w.Markup("\" data-start=\""u8).Number(process.Start);
        w.Markup("\"><td role=\"cell\" class=\"status\"><span class=\""u8).Markup(Class(process.State)).Markup("\">"u8)
            .Text(process.State.WireName().ToLowerInvariant())
            .Markup("</span></td><td role=\"cell\" class=\"desc\"><span>"u8).Text(row.Description)
            .Markup("</span> <small"u8).Markup(EndedBadly(row) ? " class=\"bad\">"u8 : ">"u8).Text(Exit(row))
            .Markup("</small></td><td role=\"rowheader\" class=\"name\"><a href=\"tail.html?processname="u8).Query(name).Markup("\">"u8).Text(name)
            .Markup("</a></td><td role=\"cell\" class=\"action\">"u8);
        WriteButton(w, PageAction.Start, name, MayStart(process.State));
        WriteButton(w, PageAction.Restart, name, process.State == ProcessState.Running);
        WriteButton(w, PageAction.Stop, name, process.State.IsRunning());
        WriteButton(w, PageAction.ClearLog, name, isShown: true);
        w.Markup("<a target=\"_blank\" href=\"logtail/"u8).Query(name).Markup("\" title=\"Tail -f Stdout\">Stdout</a>"u8)
            .Markup("<a target=\"_blank\" href=\"logtail/"u8).Query(name).Markup("/stderr\" title=\"Tail -f Stderr\">Stderr</a></td></tr>\n"u8);
    }

    public static void WriteButton(HtmlWriter w, PageAction action, string name, bool isShown)
    {
        w.Markup("<button formaction=\""u8);
        ActionLink.Write(w, action, name);
        w.Markup(isShown ? "\">"u8 : "\" hidden>"u8).Text(action.Verb()).Markup("</button>"u8);
    }

    /// <summary>What the reference leaves out: how the last child ended.</summary>
    private static string Exit(ProcessRow row) => row switch
    {
        { Process.State: not (ProcessState.Exited or ProcessState.Fatal or ProcessState.Backoff) } => "",
        { LastExit: { Status: { } status } last } => Words(status, last.IsExpected),
        { Process: { State: ProcessState.Exited, ExitStatus: not 0 } process } => Words(process.ExitStatus),
        _ => "",
    };

    private static string Words(WaitStatus status, bool isExpected)
    {
        var how = status.Signal > 0
            ? Signals.Name(status.Signal) + (status.CoreDumped ? ", core dumped" : "")
            : Words(status.ExitCode);
        return isExpected ? how : how + ", not expected";
    }

    private static string Words(int exitStatus) =>
        exitStatus < 0 ? "ended by a signal" : string.Create(CultureInfo.InvariantCulture, $"exit status {exitStatus}");

    private static bool EndedBadly(ProcessRow row) => row.LastExit is { } last ? !last.IsExpected : row.Process.ExitStatus != 0;

    private static bool MayStart(ProcessState state) => state is ProcessState.Stopped or ProcessState.Exited or ProcessState.Fatal;

    private static ReadOnlySpan<byte> Class(ProcessState state) => state switch
    {
        ProcessState.Running => "statusrunning"u8,
        ProcessState.Fatal or ProcessState.Backoff => "statuserror"u8,
        _ => "statusnominal"u8,
    };
}
