using Supervisor.Cli.Shell;
using Supervisor.Cli.Top;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>The fleet on the whole screen, as it changes.</summary>
internal sealed class TopCommand(ConsoleSession session) : FleetCommand(session)
{
    public override IReadOnlyList<string> Help => ["cluster top\tShow the fleet on the whole screen, as it changes"];

    public override void Run(string arguments)
    {
        if (Words(arguments).Count > 0)
        {
            Refuse("cluster top accepts no arguments");
            return;
        }
        if (Members() is null) return;
        Session.Disconnect();
        using var screen = Session.Terminal.OpenScreen();
        if (screen is null)
        {
            Refuse("cluster top needs a terminal; cluster status and cluster events are for programs", status: ExitStatus.Generic);
            return;
        }
        using var loop = new TopLoop(Session, screen, TimeProvider.System);
        loop.Run();
    }
}
