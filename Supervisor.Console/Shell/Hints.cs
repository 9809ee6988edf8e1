using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>Advice for a person, on standard error and only when that is a terminal.</summary>
internal static class Hints
{
    public static void Refused(ConsoleSession session) =>
        Show(session, $"nothing listens at {session.ServerUrl} {Origin(session)}; is supervisord running?");

    public static void NoSuchFile(ConsoleSession session) =>
        Show(session, $"{session.ServerUrl} {Origin(session)} does not exist; is supervisord running, and does its "
            + "[unix_http_server] file name the same path?");

    public static void For(ConsoleSession session, CommandException problem)
    {
        if (problem is ConnectionException { IsPermissionDenied: true })
            Show(session, $"this user may not open {session.ServerUrl}; see chmod and chown in [unix_http_server], "
                + "join its group, or run as its owner");
    }

    /// <summary>The index of help is the original's; what is ours stands beside it.</summary>
    public static void MoreActions(ConsoleSession session) => Show(session, "help cluster explains the actions for a fleet of hosts");

    private static string Origin(ConsoleSession session) =>
        session.ConfigFile is null ? "(the built-in address: no configuration file was found)" : $"(see {session.ConfigFile})";

    private static void Show(ConsoleSession session, string text)
    {
        if (session.Terminal.ShowsHints) session.Terminal.WriteErrorLine("hint: " + text);
    }
}
