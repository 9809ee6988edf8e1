using Supervisor.Node.Api;
using Supervisor.Node.Web.Actions;
using Supervisor.Node.Web.Html;

namespace Supervisor.Node.Web;

/// <summary>
/// The buttons and the table of the status page (specification 8.2), in one form; a group of several processes has a line of its
/// own above them. The two templates at the end are for the script: lines of what comes later.
/// </summary>
internal static class StatusTable
{
    private static readonly ProcessRow Nobody = new(new() { Group = "", Name = "" }, "", "");

    public static void Write(HtmlWriter w, IReadOnlyList<ProcessRow> rows)
    {
        w.Markup("""
            <div id="bar">
            <ul id="buttons">
            <li><a class="button" href="index.html?action=refresh">Refresh</a></li>
            <li><button form="processes" formaction="index.html?action=startall">Start All</button></li>
            <li><button form="processes" formaction="index.html?action=restartall">Restart All</button></li>
            <li><button form="processes" formaction="index.html?action=stopall">Stop All</button></li>
            </ul>
            </div>
            <form id="processes" action="index.html" method="post">
            <table role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" class="state">State</th><th role="columnheader" class="desc">Description</th><th role="columnheader" class="name">Name</th><th role="columnheader" class="action">Action</th></tr></thead>

            """u8);
        var begin = 0;
        for (var end = 1; end <= rows.Count; end++)
        {
            if (end < rows.Count && rows[end].Group == rows[begin].Group) continue;
            WriteGroup(w, rows[begin].Group, [.. rows.Skip(begin).Take(end - begin)]);
            begin = end;
        }

        w.Markup("</table>\n<p id=\"none\""u8).Markup(rows.Count > 0 ? " hidden"u8 : ""u8).Markup(">No programs to manage</p>\n"u8);
        w.Markup("<template id=\"group\">"u8);
        WriteHead(w, "", 0);
        w.Markup("</template>\n<template id=\"row\">"u8);
        StatusRow.Write(w, Nobody);
        w.Markup("</template>\n</form>"u8);
    }

    private static void WriteGroup(HtmlWriter w, string group, ProcessRow[] rows)
    {
        w.Markup("<tbody role=\"rowgroup\" data-group=\""u8).Text(group).Markup("\">\n"u8);
        if (rows.Length > 1) WriteHead(w, group, rows.Length);
        foreach (var row in rows) StatusRow.Write(w, row);
        w.Markup("</tbody>\n"u8);
    }

    private static void WriteHead(HtmlWriter w, string group, int count)
    {
        w.Markup("<tr role=\"row\" class=\"group\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"3\"><span class=\"groupname\">"u8).Text(group);
        w.Markup("</span> <span class=\"count\">"u8).Number(count).Markup("</span></th><td role=\"cell\" class=\"action\">"u8);
        foreach (var action in (PageAction[])[PageAction.Start, PageAction.Restart, PageAction.Stop])
            StatusRow.WriteButton(w, action, group + ":*", isShown: true);
        w.Markup("</td></tr>\n"u8);
    }
}
