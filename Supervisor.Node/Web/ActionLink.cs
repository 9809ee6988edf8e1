using Supervisor.Node.Web.Actions;
using Supervisor.Node.Web.Html;

namespace Supervisor.Node.Web;

/// <summary>Addresses of actions, as the reference's links have them.</summary>
internal static class ActionLink
{
    public static void Write(HtmlWriter writer, PageAction action, string? name)
    {
        writer.Markup("index.html?"u8);
        if (name is not null) writer.Markup("processname="u8).Query(name).Markup("&amp;"u8);
        writer.Markup("action="u8).Markup(Word(action));
    }

    private static ReadOnlySpan<byte> Word(PageAction action) => action switch
    {
        PageAction.Refresh => "refresh"u8,
        PageAction.StartAll => "startall"u8,
        PageAction.RestartAll => "restartall"u8,
        PageAction.StopAll => "stopall"u8,
        PageAction.Start => "start"u8,
        PageAction.Stop => "stop"u8,
        PageAction.Restart => "restart"u8,
        PageAction.ClearLog => "clearlog"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
