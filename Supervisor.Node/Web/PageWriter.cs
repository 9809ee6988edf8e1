using System.Text;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Web.Actions;
using Supervisor.Node.Web.Html;

namespace Supervisor.Node.Web;

/// <summary>The pages of a server: one frame with something else in it each time.</summary>
internal sealed class PageWriter(ApiPorts ports)
{
    private static readonly Lazy<Skeleton> Frame = new(() => new(Encoding.UTF8.GetString(Asset.Read("web/page.html"))));

    /// <summary>The table of all processes.</summary>
    public ReadOnlyMemory<byte> Status(IReadOnlyList<ProcessRow> rows, string? message) => Write("status", "Supervisor Status", w =>
    {
        w.Markup("<h1 class=\"unseen\">Supervisor Status</h1>\n<p id=\"message\" class=\"status_msg\" role=\"status\""u8);
        if (string.IsNullOrEmpty(message)) w.Markup(" hidden"u8);
        w.Markup(">"u8).Text(message).Markup("</p>\n"u8);
        StatusTable.Write(w, rows);
    });

    /// <summary>The end of a log.</summary>
    public ReadOnlyMemory<byte> Tail(TailQuery query, string text) => Write("tail", $"Supervisor tail of process {query.Name ?? "None"}", w =>
    {
        var name = query.Name ?? "";
        w.Markup("<p class=\"back\"><a href=\"./\">All processes</a></p>\n<section id=\"log\" class=\"log\" data-name=\""u8).Text(name)
            .Markup("\" data-channel=\""u8).Text(Word(query.Channel)).Markup("\">\n<div class=\"loghead\"><h1>"u8).Text(name).Markup("</h1>\n"u8);
        if (query.Name is not null)
        {
            foreach (var channel in (LogChannel[])[LogChannel.Stdout, LogChannel.Stderr]) Link(w, query with { Channel = channel }, Word(channel));
            Link(w, query, "Refresh");
        }

        w.Markup("</div>\n<pre tabindex=\"0\">\n"u8).Text(text).Markup("</pre>\n</section>"u8);
    });

    /// <summary>Asks before something is done that a link asked for.</summary>
    public ReadOnlyMemory<byte> Question(PageOrder.Act act) => Write("question", "Supervisor Status", w =>
    {
        w.Markup("<form class=\"question\" action=\"index.html\" method=\"post\">\n<h1>"u8).Text(act.Action.Verb());
        if (act.Name is not null) w.Markup(" <strong>"u8).Text(act.Name).Markup("</strong>"u8);
        w.Markup("?</h1>\n<p>A link brought you here. Nothing has been done yet.</p>\n<p><button class=\"main\" formaction=\""u8);
        ActionLink.Write(w, act.Action, act.Name);
        w.Markup("\">"u8).Text(act.Action.Verb()).Markup("</button> <a class=\"button\" href=\"./\">Cancel</a></p>\n</form>"u8);
    });

    private ReadOnlyMemory<byte> Write(string kind, string title, Action<HtmlWriter> main)
    {
        var writer = new HtmlWriter();
        Frame.Value.Write(writer, place => Fill(writer, place, kind, title, main));
        return writer.Written;
    }

    private void Fill(HtmlWriter writer, string place, string kind, string title, Action<HtmlWriter> main)
    {
        switch (place)
        {
            case "title": writer.Text(title); break;
            case "body":
                writer.Markup("data-page=\""u8).Text(kind).Markup("\" data-now=\""u8).Number(ports.Time.GetUtcNow().ToUnixTimeSeconds())
                    .Markup("\" data-events=\""u8).Text(ports.IsWhole ? "cluster/events" : "api/v1/events").Markup("\""u8);
                break;
            case "host":
                writer.Text(ports is { IsWhole: true, Fleet: { } fleet }
                    ? $"fleet, seen from {fleet.NodeName}"
                    : $"{ports.Supervisor.Config.Daemon.Identifier}@{Environment.MachineName}");
                break;
            case "mood": writer.Text(Words(ports.Supervisor.Mood)); break;
            case "main": main(writer); break;
            case "pid": writer.Number(Environment.ProcessId); break;
            case "version": writer.Text(DaemonMethods.PackageVersion); break;
            default: throw new InvalidOperationException($"The frame has a place {place} that nobody fills.");
        }
    }

    private static string Words(Mood mood) => mood switch
    {
        Mood.Shutdown => "shutting down",
        Mood.Restarting => "restarting",
        _ => "",
    };

    private static string Word(LogChannel channel) => channel == LogChannel.Stdout ? "stdout" : "stderr";

    private static void Link(HtmlWriter w, TailQuery query, string text)
    {
        w.Markup("<a class=\"button\" href=\"tail.html?processname="u8).Query(query.Name!).Markup("&amp;limit="u8).Number(query.Limit);
        if (query.Channel == LogChannel.Stderr) w.Markup("&amp;channel=stderr"u8);
        w.Markup("\">"u8).Text(text).Markup("</a>\n"u8);
    }
}
