using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Commands.Cluster;

public sealed class FleetStatusTests
{
    [Fact]
    public void On_a_terminal_processes_stand_under_their_nodes() => Assert.Equal("""
        host1 - 2 processes
          web:web_00  RUNNING     30309  uptime 0:00:03
          cron        EXITED          -  Nov 20 02:45 PM
        host2 - unreachable, as of 12 s ago:
          web:web_00  RUNNING        31  uptime 0:10:00
        [3]
        """, Scene.Run(Fleets.Server(), new FakeTerminal { ShowsTables = true }, "cluster status"));

    [Fact]
    public void Elsewhere_each_process_is_a_line_with_its_full_name() => Assert.Equal("""
        host1:web:web_00   RUNNING   pid 30309, uptime 0:00:03
        host1:cron:cron    EXITED    Nov 20 02:45 PM
        host2:web:web_00   RUNNING   pid 31, uptime 0:10:00 (node unreachable, as of 12 s ago)
        [3]
        """, Scene.Run(Fleets.Server(), "cluster status"));

    [Fact]
    public void Colours_are_around_states_and_not_around_blanks() => Assert.Equal(
        "\e[1mhost1\e[0m - 1 process\n  cron  \e[2mEXITED\e[0m          -  Nov 20 02:45 PM\n[3]",
        Scene.Run(Fleets.Server(), new FakeTerminal { ShowsTables = true, ShowsColours = true }, "cluster status cron"));

    [Theory]
    [InlineData("cluster status web_00@host1", 0)]
    [InlineData("cluster status cron", 3)]
    [InlineData("cluster status @host2", 4)]
    [InlineData("cluster status all", 3)]
    public void The_exit_status_says_not_running_or_not_known(string line, int status) =>
        Assert.EndsWith($"[{status}]", Scene.Run(Fleets.Server(), line));

    [Fact]
    public void What_matches_nothing_comes_first() => Assert.Equal("""
        Error: 'corn' matches nothing: did you mean cron?
        host1:web:web_00   RUNNING   pid 30309, uptime 0:00:03
        [4]
        """, Scene.Run(Fleets.Server(), "cluster status corn web_00@host1"));

    [Fact]
    public void JSON_has_the_members_of_the_interface_and_the_full_name() => Assert.Equal(
        """[{"namespec":"host1:cron:cron","name":"cron","group":"cron","description":"Nov 20 02:45 PM","start":1000,"stop":0,"now":1010"""
        + ""","state":100,"statename":"EXITED","pid":0,"node":"host1","reachable":true,"age":0,"spawns":1}]""" + "\n[3]",
        Scene.Run(Fleets.Server(), "cluster status cron --json"));

    [Fact]
    public void With_JSON_a_problem_is_told_on_standard_error() => Assert.Equal(
        "[]\nError: 'corn' matches nothing: did you mean cron?\n[4]", Scene.Run(Fleets.Server(), "cluster status corn --json"));

    [Fact]
    public void A_node_without_processes_is_shown_with_the_whole_fleet()
    {
        var server = FakeServer.Alive()
            .On("cluster.getMembers", Scene.List(Fleets.MemberInfo("a"), Fleets.MemberInfo("b", reachable: false)))
            .On("cluster.getAllProcessInfo", Scene.List());
        Assert.Equal("""
            a - 0 processes
            b - unreachable, nothing is known of its processes
            [0]
            """, Scene.Run(server, new FakeTerminal { ShowsTables = true }, "cluster status"));
    }

    [Theory]
    [InlineData("cluster status", 4)]
    [InlineData("cluster members", 3)]
    public void Without_a_fleet_the_reason_is_told(string line, int status) => Assert.Equal(
        $"Error: this supervisord belongs to no fleet: there is no [cluster] section in its configuration\n[{status}]",
        Scene.Run(FakeServer.Alive(), line));

    [Theory]
    [InlineData("cluster status -x", "Error: option -x is not known; see help cluster\n[2]")]
    [InlineData("cluster status a:b:c:d", "Error: 'a:b:c:d' has too many colons; NODE:GROUP:NAME is the longest form\n[4]")]
    [InlineData("cluster members x", "Error: cluster members accepts no arguments\n[2]")]
    [InlineData("cluster stauts", "Error: cluster has no action 'stauts'; did you mean status or start?\n[2]")]
    [InlineData("cluster bogus", "Error: cluster has no action 'bogus'; see help cluster\n[2]")]
    public void Mistakes_are_named(string line, string told) => Assert.Equal(told, Scene.Run(Fleets.Server(), line));

    [Fact]
    public void Members_have_a_line_each_in_columns() => Assert.Equal("""
        NODE   ADDRESS                           STATUS  REACH   PROCS  ROLES  VERSION  NOTES
        host1  akka.tcp://supervisor@host1:4053  Up      yes     2      -      1.0.0    self,leader,oldest
        host2  akka.tcp://supervisor@host2:4053  Up      no,12s  2      front  1.0.0    -
        [0]
        """, Scene.Run(Fleets.Server(), "cluster members"));

    [Fact]
    public void On_a_terminal_addresses_are_short() => Assert.Contains(
        "host1  host1:4053  Up ", Scene.Run(Fleets.Server(), new FakeTerminal { ShowsTables = true }, "cluster members"));

    [Fact]
    public void Members_are_JSON_as_the_interface_has_them() => Assert.StartsWith(
        """[{"name":"host1","address":"akka.tcp://supervisor@host1:4053","uid":"17","roles":[],"status":"Up","reachable":true,""",
        Scene.Run(Fleets.Server(), "cluster members --json"));

    [Theory]
    [InlineData("cluster", "Error: cluster requires an action\n")]
    [InlineData("help cluster", "")]
    public void The_actions_are_explained(string line, string first) =>
        Assert.StartsWith(first + "cluster members\t", Scene.Run(Fleets.Server(), line));

    [Fact]
    public void On_a_terminal_the_index_of_help_has_a_hint() =>
        Assert.Contains("hint: help cluster ", Scene.Run(Fleets.Server(), new FakeTerminal { ShowsHints = true }, "help"));
}
