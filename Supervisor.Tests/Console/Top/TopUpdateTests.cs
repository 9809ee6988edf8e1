extern alias console;

using console::Supervisor.Cli.Top;
using Supervisor.Tests.Cli.Fleet;

namespace Supervisor.Tests.Cli.Top;

public sealed class TopUpdateTests
{
    [Fact]
    public void The_cursor_moves_and_stays_within_the_list()
    {
        var scene = TopScene.OfFleet();
        Assert.Equal("- host1  2/3 running  [front]", scene.CursorLine);
        Assert.StartsWith("  cron", scene.Press("j").CursorLine);
        Assert.StartsWith("- host1", scene.Press("kkk").CursorLine);
        Assert.StartsWith("  mail", scene.Press("<End>").CursorLine);
        Assert.StartsWith("  mail", scene.Press("<Down><PageDown>").CursorLine);
        Assert.StartsWith("- host1", scene.Press("<Home>").CursorLine);
    }

    [Fact]
    public void The_list_scrolls_with_the_cursor()
    {
        var scene = TopScene.OfFleet(rows: 8);
        Assert.Equal(3, scene.Body.Length);
        Assert.StartsWith("  web:web_01", scene.Press("jjj").CursorLine);
        Assert.Equal(["  cron", "  web:web_00", "  web:web_01"], scene.Body.Select(line => line[..14].TrimEnd()));
        Assert.StartsWith("  cron", scene.Press("kk").Body[0]);
        Assert.StartsWith("- host1", scene.Press("k").Body[0]);
        Assert.StartsWith("  mail", scene.Press("<PageDown><PageDown><PageDown>").Body[^1]);
    }

    [Fact]
    public void The_cursor_stays_on_its_process_when_others_come_and_go()
    {
        var scene = TopScene.OfFleet().Press("jj");
        Assert.StartsWith("  web:web_00", scene.CursorLine);
        var more = TopScene.Snapshot();
        scene.Take(new TopInput.Loaded(new(more.Members, [.. more.Rows, TopScene.Row("host1", "a", "a", 20, "RUNNING", 9, 1, 1)])));
        Assert.StartsWith("  web:web_00", scene.CursorLine);
        scene.Take(new TopInput.Loaded(new(more.Members, more.Rows.Where(row => row.Name != "web_00"))));
        Assert.StartsWith("- host2", scene.CursorLine);
        scene.Take(new TopInput.Loaded(new([], [])));
        Assert.Null(scene.Model.Selected);
    }

    [Theory]
    [InlineData("", "cron web:web_00 web:web_01 db mail")]
    [InlineData("N", "mail db web:web_01 web:web_00 cron")]
    [InlineData("CN", "cron web:web_00 web:web_01 db mail")]
    [InlineData("C", "web:web_01 web:web_00 cron db mail")]
    [InlineData("CC", "cron db mail web:web_00 web:web_01")]
    [InlineData("M", "web:web_00 web:web_01 cron db mail")]
    [InlineData("R", "web:web_01 mail cron web:web_00 db")]
    [InlineData("U", "db web:web_00 web:web_01 cron mail")]
    [InlineData("S", "mail cron web:web_00 web:web_01 db")]
    public void Capital_letters_sort(string keys, string names)
    {
        var scene = TopScene.OfFleet().Press("g").Measure(("host1:web:web_00", 100, 0, 2000), ("host1:web:web_01", 101, 0, 1000)).After(2)
            .Measure(("host1:web:web_00", 100, 1, 2000), ("host1:web:web_01", 101, 2, 1000)).Press(keys);
        Assert.Equal(names, string.Join(' ', scene.Body.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])));
    }

    [Fact]
    public void Nodes_are_folded_one_by_one_and_all_at_once()
    {
        var scene = TopScene.OfFleet().Press("jj<Left>");
        Assert.Equal("+ host1  2/3 running  [front]", scene.CursorLine);
        Assert.Equal(5, scene.Body.Length);
        Assert.Equal("- host1  2/3 running  [front]", scene.Press("<Right>").CursorLine);
        Assert.Equal("+ host1  2/3 running  [front]", scene.Press("<Enter>").CursorLine);
        Assert.Equal("- host1  2/3 running  [front]", scene.Press(" ").CursorLine);
        Assert.Equal(["+ host1", "+ host2", "+ host3"], scene.Press("F").Body.Select(line => line[..7]));
        Assert.Equal(7, scene.Press("F").Body.Length);
    }

    [Theory]
    [InlineData("/web_0<Enter>", "web:web_00 web:web_01")]
    [InlineData("/WEB_01<Enter>", "web:web_01")]
    [InlineData("/fatal<Enter>", "mail")]
    [InlineData("/host3<Enter>", "mail")]
    [InlineData("/w*1<Enter>", "web:web_01")]
    [InlineData("/[<Enter>", "")]
    [InlineData("/web_0<Backspace><Backspace><Backspace>b<Enter>", "web:web_00 web:web_01")]
    [InlineData("/mail<KillToStart>cron<Enter>", "cron")]
    [InlineData("/mail<Escape>", "cron web:web_00 web:web_01 db mail")]
    [InlineData("/mail<Enter><Escape>", "cron web:web_00 web:web_01 db mail")]
    [InlineData("/<Backspace>", "cron web:web_00 web:web_01 db mail")]
    public void A_filter_leaves_what_it_matches(string keys, string names)
    {
        var body = TopScene.OfFleet(rows: 40).Press(keys).Body;
        Assert.Equal(names, string.Join(' ', body.Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Contains("matches"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])));
        Assert.Equal(names.Length == 0, body.Contains("  nothing matches the filter"));
    }

    [Fact]
    public void While_a_filter_is_typed_letters_are_no_commands()
    {
        var scene = TopScene.OfFleet().Press("/qx");
        Assert.Equal("/qx", scene.Bottom);
        Assert.Empty(scene.Effects);
    }

    [Fact]
    public void A_start_is_made_at_once_a_stop_and_a_restart_after_a_question()
    {
        var scene = TopScene.OfFleet().Press("js");
        Assert.Equal("start host1:cron:cron ...", scene.Bottom);
        Assert.Equal(("start", "host1:cron:cron"), Acts(scene).Single());
        Assert.Equal("Stop host1:cron:cron? y/N", scene.Press("x").Bottom);
        Assert.Equal("Nothing was done", scene.Press("n").Bottom);
        Assert.Equal("Nothing was done", scene.Press("r<Enter>").Bottom);
        Assert.Single(Acts(scene));
        scene.Press("xyrY");
        Assert.Equal(["start", "stop", "restart"], Acts(scene).Select(act => act.Verb));
        Assert.Equal("host1:cron:cron: stopped", scene.Take(new TopInput.Acted("host1:cron:cron: stopped")).Bottom);
        Assert.StartsWith("? help", scene.After(11).Bottom);
    }

    [Fact]
    public void The_process_of_a_question_is_the_one_that_was_asked_about()
    {
        var scene = TopScene.OfFleet().Press("jx");
        scene.Take(new TopInput.Loaded(new(TopScene.Snapshot().Members, TopScene.Snapshot().Rows.Where(row => row.Name != "cron"))));
        Assert.Equal("Choose a process first", scene.Press("y").Bottom);
        Assert.Empty(Acts(scene));
    }

    [Theory]
    [InlineData("s")]
    [InlineData("x")]
    [InlineData("r")]
    [InlineData("t")]
    [InlineData("w")]
    public void On_a_node_nothing_is_done(string key) => Assert.Equal("Choose a process first", TopScene.OfFleet().Press(key).Bottom);

    [Theory]
    [InlineData("q")]
    [InlineData("<Interrupt>")]
    [InlineData("<EndOfInput>")]
    [InlineData("/abc<Interrupt>")]
    [InlineData("jt<Interrupt>")]
    public void It_can_be_left_from_everywhere(string keys) =>
        Assert.IsType<TopEffect.Quit>(TopScene.OfFleet().Press(keys).Effects[^1]);

    [Fact]
    public void A_log_is_followed_until_it_is_left()
    {
        var scene = TopScene.OfFleet().Press("jt");
        var key = TopScene.Key("host1:cron");
        Assert.Equal(new TopEffect.OpenLog(key, "stdout"), scene.Effects[^1]);
        Assert.Equal(["(nothing yet)"], scene.Body);
        for (var i = 0; i < 1500; i++) scene.Take(new TopInput.Logged(key, "stdout", $"line {i}"));
        Assert.Equal(["line 1493", "line 1499"], [scene.Body[0], scene.Body[^1]]);
        Assert.Equal(1000, ((TopPanel.Tail)scene.Model.Panel!).Lines.Count);
        Assert.Equal(new TopEffect.OpenLog(key, "stderr"), scene.Press("e").Effects[^1]);
        Assert.Equal(["(nothing yet)"], scene.Take(new TopInput.Logged(key, "stdout", "late")).Body);
        Assert.IsType<TopEffect.CloseLog>(scene.Press("<Escape>").Effects[^1]);
        Assert.Null(scene.Model.Panel);
    }

    [Fact]
    public void Why_shows_what_has_no_column_and_what_happened()
    {
        var scene = TopScene.OfFleet(rows: 20).Press("j").Happen("host1:cron", "EXITED", "STARTING", 55).After(1)
            .Happen("host1:cron", "STARTING", "FATAL").Press("w");
        Assert.Equal("""
             Why host1:cron:cron
            state      FATAL
            says       Exited too quickly
            children   2 so far

            12:00:01   STARTING -> FATAL
            12:00:00   EXITED   -> STARTING   pid 55
            """.Split('\n'), scene.Screen[3..10]);
        Assert.IsType<TopEffect.Reload>(scene.Effects[^1]);
        Assert.Null(scene.Press("<Escape>").Model.Panel);
    }

    [Fact]
    public void Events_change_states_pids_uptimes_and_restarts()
    {
        var scene = TopScene.OfFleet().Measure(("host1:web:web_00", 100, 1, 2048)).Happen("host1:web:web_00", "RUNNING", "EXITED");
        Assert.Equal("  web:web_00                        EXITED         -        -    0      -     -", scene.Body[2]);
        scene.After(1).Happen("host1:web:web_00", "EXITED", "STARTING", 700).After(5).Happen("host1:web:web_00", "STARTING", "RUNNING", 700);
        Assert.Equal("  web:web_00                        RUNNING      700     0:05    1      -     -", scene.Body[2]);
        Assert.Contains(" 0.3 events/s ", scene.Screen[0]);
        Assert.Contains(" 0.0 events/s ", scene.After(20).Screen[0]);
        Assert.Empty(scene.Effects);
    }

    [Fact]
    public void What_an_event_or_a_measure_shows_to_be_unknown_is_asked_for()
    {
        Assert.IsType<TopEffect.Reload>(TopScene.OfFleet().Happen("host1:new", "STOPPED", "STARTING").Effects.Single());
        Assert.IsType<TopEffect.Reload>(TopScene.OfFleet().Measure(("host1:web:web_00", 999, 1, 1)).Effects.Single());
        var scene = TopScene.OfFleet();
        scene.Take(new TopInput.Happened(new(TopScene.Noon, "host3", "MEMBER_REMOVED")));
        Assert.IsType<TopEffect.Reload>(scene.Effects.Single());
        Assert.Equal("host3: REMOVED", scene.Bottom);
    }

    [Fact]
    public void Two_measures_close_to_each_other_make_no_figure()
    {
        var scene = TopScene.OfFleet().Measure(("host1:web:web_00", 100, 10, 1)).After(0.1).Measure(("host1:web:web_00", 100, 11, 1));
        Assert.Null(scene.Model.Processes[TopScene.Key("host1:web:web_00")].Cpu);
        scene.After(1.9).Measure(("host1:web:web_00", 100, 12, 1));
        Assert.Equal(100, scene.Model.Processes[TopScene.Key("host1:web:web_00")].Cpu!.Value, 3);
    }

    [Fact]
    public void Figures_outlive_a_reload_and_not_their_child()
    {
        var scene = TopScene.OfFleet().Measure(("host1:web:web_00", 100, 10, 7)).Take(new TopInput.Loaded(TopScene.Snapshot()));
        Assert.Equal(7, scene.Model.Processes[TopScene.Key("host1:web:web_00")].Memory);
        scene.Take(new TopInput.Loaded(new([], [TopScene.Row("host1", "web", "web_00", 20, "RUNNING", 555, 1, 2)])));
        Assert.Null(scene.Model.Processes[TopScene.Key("host1:web:web_00")].Memory);
    }

    [Fact]
    public void Ten_thousand_processes_are_drawn_in_no_time_to_speak_of()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => Fleets.Row($"host{i % 50}:g{i}:p{i}"));
        var scene = new TopScene(rows: 50).Take(new TopInput.Loaded(new(Enumerable.Range(0, 50).Select(i => Fleets.Member($"host{i}")), rows)));
        Assert.Equal("10000 processes: 10000 RUNNING", scene.Screen[1]);
        Assert.Equal(45, scene.Press("<End>").Body.Length);
    }

    private static List<(string Verb, string Target)> Acts(TopScene scene) =>
        [.. scene.Effects.OfType<TopEffect.Act>().Select(act => (act.Verb, act.Target.FullName))];
}
