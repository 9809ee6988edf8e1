using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class LeaveCommand(ConsoleSession session, string action) : Command(session)
{
    public override IReadOnlyList<string> Help => [$"{action}\tLeave the supervisor shell"];

    public override void Run(string arguments)
    {
        Say("");
        Session.IsLeaving = true;
    }
}
