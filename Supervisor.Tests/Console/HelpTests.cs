namespace Supervisor.Tests.Cli;

public sealed class HelpTests
{
    // Trailing blanks are part of it.
    private const string Index =
        "\n"
        + "default commands (type help <topic>):\n"
        + "=====================================\n"
        + "add    exit      open  reload  restart   start   tail   \n"
        + "avail  fg        pid   remove  shutdown  status  update \n"
        + "clear  maintail  quit  reread  signal    stop    version\n"
        + "\n[0]";

    [Theory]
    [InlineData("help")]
    [InlineData("?")]
    [InlineData("  help  ")]
    public void The_index_has_its_columns(string line) => Assert.Equal(Index, Scene.Run(new FakeServer(), line));

    [Theory]
    [InlineData("help nope", "*** No help on nope\n[0]")]
    [InlineData("help EOF", "*** No help on EOF\n[0]")]
    [InlineData("bogus x", "*** Unknown syntax: bogus x\n[1]")]
    [InlineData(" ! ls", "*** Unknown syntax: ! ls\n[1]")]
    [InlineData("", "[0]")]
    [InlineData("   ", "[0]")]
    [InlineData("EOF", "\n[0]")]
    [InlineData("quit", "\n[0]")]
    public void Lines_that_need_no_server(string line, string told) => Assert.Equal(told, Scene.Run(new FakeServer(), line));

    [Theory]
    [InlineData("start", "start <name>", "start <gname>:*", "start <name> <name>", "start all")]
    [InlineData("stop", "stop <name>", "stop <gname>:*", "stop <name> <name>", "stop all")]
    [InlineData("status", "status <name>", "status <gname>:*", "status <name> <name>", "status")]
    [InlineData("pid", "pid", "pid <name>", "pid all")]
    [InlineData("update", "update", "update all", "update <gname> [...]")]
    [InlineData("signal", "signal <signal name> <name>", "signal <signal name> <gname>:*", "signal <signal name> <name> <name>", "signal <signal name> all")]
    public void An_action_lists_its_forms(string action, params string[] forms)
    {
        var told = Scene.Run(new FakeServer(), "help " + action).Split('\n')[..^1];
        Assert.Equal(forms, told.Select(line => line.Split('\t')[0]));
        Assert.All(told, line => Assert.NotEmpty(line.Split('\t')[^1]));
    }
}
