using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>A log followed on the terminal, as <c>tail -f</c> and <c>maintail -f</c> do.</summary>
internal static class Followed
{
    public const string Banner = "==> Press Ctrl-C to exit <==";

    public static void Show(ConsoleSession session, string path)
    {
        session.Terminal.WriteLine(Banner);
        var end = session.Server.Follow(session.ServerUrl, session.Credentials, path, session.Terminal);
        if (end == FollowEnd.UserLeft) session.Terminal.WriteLine("");
    }
}
