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
            .Markup("</span> <small class=\"bad\">"u8).Text(Exit(process))
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
    internal static string Exit(ProcessInfo process) => process switch
    {
        { State: ProcessState.Exited, ExitStatus: < 0 } => "ended by a signal",
        { State: ProcessState.Exited, ExitStatus: > 0 } => string.Create(CultureInfo.InvariantCulture, $"exit status {process.ExitStatus}"),
        _ => "",
    };

    private static bool MayStart(ProcessState state) => state is ProcessState.Stopped or ProcessState.Exited or ProcessState.Fatal;

    private static ReadOnlySpan<byte> Class(ProcessState state) => state switch
    {
        ProcessState.Running => "statusrunning"u8,
        ProcessState.Fatal or ProcessState.Backoff => "statuserror"u8,
        _ => "statusnominal"u8,
    };
}
