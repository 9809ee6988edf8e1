extern alias console;

using console::Supervisor.Cli.Fleet;
using console::Supervisor.Cli.Fleet.Selectors;

namespace Supervisor.Tests.Cli.Fleet.Selectors;

public sealed class SelectionTests
{
    private static readonly FleetSnapshot Fleet = Fleets.Of(
        [Fleets.Member("host1", "front", "web"), Fleets.Member("host2", "back"), Fleets.Member("host3", "back"), Fleets.Member("spare")],
        "host3:cron:cron", "host1:web:web_00", "host1:web:web_01", "host2:web:web_00", "host1:cron:cron", "host2:db:db",
        "host2:tools:db", "host1:mail:smtp");

    [Theory]
    [InlineData("all", "host1:web:web_00 host1:web:web_01 host1:cron:cron host1:mail:smtp host2:web:web_00 host2:db:db host2:tools:db host3:cron:cron")]
    [InlineData("*", "host1:web:web_00 host1:web:web_01 host1:cron:cron host1:mail:smtp host2:web:web_00 host2:db:db host2:tools:db host3:cron:cron")]
    [InlineData("*:*:*", "host1:web:web_00 host1:web:web_01 host1:cron:cron host1:mail:smtp host2:web:web_00 host2:db:db host2:tools:db host3:cron:cron")]
    [InlineData("cron", "host1:cron:cron host3:cron:cron")]
    [InlineData("cron@host3", "host3:cron:cron")]
    [InlineData("host3:cron:cron", "host3:cron:cron")]
    [InlineData("web:*", "host1:web:web_00 host1:web:web_01 host2:web:web_00")]
    [InlineData("web:", "host1:web:web_00 host1:web:web_01 host2:web:web_00")]
    [InlineData("web:web_00", "host1:web:web_00 host2:web:web_00")]
    [InlineData("web:*_00@host2", "host2:web:web_00")]
    [InlineData("host[23]:*:*", "host2:web:web_00 host2:db:db host2:tools:db host3:cron:cron")]
    [InlineData("@host3", "host3:cron:cron")]
    [InlineData("all@host3", "host3:cron:cron")]
    [InlineData("*@host3", "host3:cron:cron")]
    [InlineData("@role:back", "host2:web:web_00 host2:db:db host2:tools:db host3:cron:cron")]
    [InlineData("cron@role:back", "host3:cron:cron")]
    [InlineData("web:*@role:b*", "host2:web:web_00")]
    [InlineData("host2:*:*@role:back", "host2:web:web_00 host2:db:db host2:tools:db")]
    [InlineData("web@role:back", "")]
    [InlineData("db", "host2:db:db")]
    [InlineData("d?", "host2:db:db host2:tools:db")]
    [InlineData("tools:db", "host2:tools:db")]
    [InlineData("smtp", "host1:mail:smtp")]
    [InlineData("web_0?", "host1:web:web_00 host1:web:web_01 host2:web:web_00")]
    [InlineData("web", "")]
    [InlineData("WEB:*", "")]
    public void A_selector_means_processes_in_the_order_of_the_nodes(string text, string rows) =>
        Assert.Equal(rows, Names(Selection.RowsOf(Fleet, Selector.Parse(text))));

    [Fact]
    public void Several_selectors_are_one_set()
    {
        var selection = Selection.ToShow(Fleet, ["cron@host3", "cron", "@host3"]);
        Assert.Equal("host1:cron:cron host3:cron:cron", Names(selection.Rows));
        Assert.Empty(selection.Problems);
    }

    [Fact]
    public void No_selector_shows_everything_and_changes_nothing()
    {
        Assert.Equal(8, Selection.ToShow(Fleet, []).Rows.Count);
        Assert.Empty(Selection.ToChange(Fleet, []).Rows);
    }

    [Theory]
    [InlineData("db")]
    [InlineData("db:db")]
    [InlineData("tools:*")]
    [InlineData("smtp")]
    [InlineData("cron@*")]
    [InlineData("cron@host*")]
    [InlineData("cron@role:*")]
    [InlineData("*:cron:*")]
    [InlineData("all")]
    public void What_is_on_one_node_or_says_where_may_be_changed(string text) =>
        Assert.Empty(Selection.ToChange(Fleet, [text]).Problems);

    [Theory]
    [InlineData("cron", "'cron' is on host1 and host3; say which, as in cron@host1, or cron@* for all of them")]
    [InlineData("web:", "'web:' is on host1 and host2; say which, as in web:*@host1, or web:*@* for all of them")]
    [InlineData("*", "'*' is on host1, host2 and host3; say which, as in *@host1, or *@* for all of them")]
    public void What_is_on_several_nodes_is_refused_with_the_candidates(string text, string problem)
    {
        var selection = Selection.ToChange(Fleet, [text, "smtp"]);
        Assert.Equal([problem], selection.Problems);
        Assert.Equal("host1:mail:smtp", Names(selection.Rows));
        Assert.Empty(Selection.ToShow(Fleet, [text]).Problems);
    }

    [Theory]
    [InlineData("cron@hots2", "no node is called 'hots2'; did you mean host2, host1 or host3?")]
    [InlineData("cron@elsewhere", "no node is called 'elsewhere'; the nodes are host1, host2, host3 and spare")]
    [InlineData("x@role:bcak", "no node has the role 'bcak'; did you mean back?")]
    [InlineData("x@role:elsewhere", "no node has the role 'elsewhere'; the roles are back, front and web")]
    [InlineData("x@host1@role:back", "no node 'host1' has the role 'back'")]
    [InlineData("corn", "did you mean cron?")]
    [InlineData("wbe:*", "did you mean web:*?")]
    [InlineData("web", "did you mean the group web:*?")]
    [InlineData("web:web_09", "group 'web' has web_00 and web_01")]
    [InlineData("db@host1", "it is on host2")]
    [InlineData("db:*@host1", "it is on host2")]
    [InlineData("host2:db", "did you mean db@host2 or host2:db:db?")]
    [InlineData("host1:smtp", "did you mean mail:smtp@host1 or host1:mail:smtp?")]
    [InlineData("host1:mail", "did you mean mail:*@host1 or host1:mail:*?")]
    [InlineData("@spare", "there are no processes")]
    [InlineData("kubernetes", "there are web:web_00, web:*, web_00, web:web_01, web_01 and 7 more")]
    public void What_matches_nothing_is_told_with_what_is_near(string text, string nearby)
    {
        var selection = Selection.ToShow(Fleet, [text]);
        Assert.Empty(selection.Rows);
        Assert.EndsWith(nearby, Assert.Single(selection.Problems));
        Assert.StartsWith($"'{text}' matches nothing: ", selection.Problems[0]);
    }

    [Fact]
    public void In_an_empty_fleet_there_is_nothing_to_suggest() => Assert.Equal(
        "'x' matches nothing: there are no processes",
        Assert.Single(Selection.ToShow(Fleets.Of([Fleets.Member("only")]), ["x"]).Problems));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("web", "wbe", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_changed_letters(string left, string right, int distance)
    {
        Assert.Equal(distance, Nearest.Distance(left, right));
        Assert.Equal(distance, Nearest.Distance(right, left));
    }

    private static string Names(IEnumerable<FleetRow> rows) => string.Join(' ', rows.Select(row => row.FullName));
}
