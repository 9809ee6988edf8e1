using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class VersionCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
        ["version\t\t\tShow the version that supervisord reports"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (words.Count > 0)
        {
            FailWithHelp("Error: version accepts no arguments");
            return;
        }
        if (!IsUp()) return;
        var version = Call("getSupervisorVersion").OrThrow().AsText();
        if (json) Session.Terminal.Write(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("version", version);
            writer.WriteEndObject();
        }));
        else Say(version);
    }
}
