extern alias console;

using console::Supervisor.Cli.Shell;

namespace Supervisor.Tests.Cli;

public sealed class CompletionTests
{
    private readonly FakeServer _server = FakeServer.Alive().On("getAllProcessInfo", Scene.List(
        Scene.Info("app", "web", 20, "", ""), Scene.Info("app", "api", 20, "", ""), Scene.Info("cron", "cron", 20, "", "")));

    [Theory]
    [InlineData("", "", 24)]
    [InlineData("sta", "sta", 2)]
    [InlineData("help sta", "sta", 2)]
    public void Actions_are_offered_first_and_to_help(string line, string word, int count)
    {
        Assert.Equal(count, Candidates(line, word).Count);
        Assert.Empty(_server.Calls);
    }

    [Theory]
    [InlineData("start ", "", "app:web ", "app:* ", "app:api ", "cron ")]
    [InlineData("stop app:w", "app:w", "app:web ")]
    [InlineData("tail cron:", "cron:", "cron:cron ", "cron:* ")]
    [InlineData("update ", "", "app ", "cron ")]
    [InlineData("version ", "")]
    [InlineData("bogus a", "a")]
    public void Names_are_offered_in_the_form_being_typed(string line, string word, params string[] candidates) =>
        Assert.Equal(candidates, Candidates(line, word));

    [Theory]
    [InlineData("cluster ", "", "down ", "events ", "leave ", "members ", "restart ", "signal ", "start ", "status ", "stop ", "tail ", "top ")]
    [InlineData("cluster st", "st", "start ", "status ", "stop ")]
    [InlineData("cluster down ", "", "host1 ", "host2 ")]
    [InlineData("cluster start ", "", "web:web_00 ", "web:* ", "cron ", "all ")]
    [InlineData("cluster start cron@", "", "host1 ", "host2 ", "role:front ", "* ")]
    [InlineData("cluster start cron@ho", "ho", "host1 ", "host2 ")]
    [InlineData("cluster status host1:", "host1:", "host1:web:web_00 ", "host1:web:* ", "host1:cron:cron ", "host1:cron:* ")]
    [InlineData("cluster signal H", "H", "HUP ")]
    [InlineData("cluster signal HUP c", "c", "cron ")]
    [InlineData("cluster members ", "")]
    public void Behind_cluster_actions_nodes_and_selectors_are_offered(string line, string word, params string[] candidates)
    {
        using var session = new ConsoleSession(new FakeTerminal(), Fleet.Fleets.Server());
        Assert.Equal(candidates, new NameCompleter(session).Candidates(line, word));
    }

    [Fact]
    public void The_server_is_asked_once_a_line()
    {
        using var session = new ConsoleSession(new FakeTerminal(), _server);
        var completer = new NameCompleter(session);
        completer.Candidates("start ", "");
        completer.Candidates("start c", "c");
        Assert.Equal(["getAllProcessInfo()"], _server.Calls);
        completer.Forget();
        completer.Candidates("start c", "c");
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public void Without_a_server_nothing_is_offered()
    {
        using var session = new ConsoleSession(new FakeTerminal(), new FakeServer());
        Assert.Empty(new NameCompleter(session).Candidates("start ", ""));
    }

    private IReadOnlyList<string> Candidates(string line, string word)
    {
        using var session = new ConsoleSession(new FakeTerminal(), _server);
        return new NameCompleter(session).Candidates(line, word);
    }
}
