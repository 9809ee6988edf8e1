namespace Supervisor.Node.Web.Actions;

/// <summary>What the page's buttons ask for: the value of the parameter <c>action</c> (specification 8.3).</summary>
internal enum PageAction
{
    Refresh,
    StartAll,
    RestartAll,
    StopAll,
    Start,
    Stop,
    Restart,
    ClearLog,
}

/// <summary>Actions in words.</summary>
internal static class PageActions
{
    /// <summary>Null for what is no action. <c>startall</c> is ours.</summary>
    public static PageAction? Of(string written) => written switch
    {
        "refresh" => PageAction.Refresh,
        "startall" => PageAction.StartAll,
        "restartall" => PageAction.RestartAll,
        "stopall" => PageAction.StopAll,
        "start" => PageAction.Start,
        "stop" => PageAction.Stop,
        "restart" => PageAction.Restart,
        "clearlog" => PageAction.ClearLog,
        _ => null,
    };

    /// <summary>Whether it is about the process that the parameter <c>processname</c> names.</summary>
    public static bool HasName(this PageAction action) =>
        action is PageAction.Start or PageAction.Stop or PageAction.Restart or PageAction.ClearLog;

    /// <summary>As a button has it, where it is to be confirmed.</summary>
    public static string Verb(this PageAction action) => action switch
    {
        PageAction.Refresh => "Refresh",
        PageAction.StartAll => "Start all",
        PageAction.RestartAll => "Restart all",
        PageAction.StopAll => "Stop all",
        PageAction.Start => "Start",
        PageAction.Stop => "Stop",
        PageAction.Restart => "Restart",
        PageAction.ClearLog => "Clear log",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
