extern alias console;

using console::Supervisor.Cli.Terminal;
using console::Supervisor.Cli.Top;

namespace Supervisor.Tests.Cli.Top;

public sealed class TopViewTests
{
    [Fact]
    public void Processes_stand_under_their_nodes() => Assert.Equal("""
        fleet seen from host1   3 nodes, 1 up, 1 unreachable   0.0 events/s   12:00:00
        5 processes: 3 RUNNING 1 EXITED 1 FATAL
        cpu 0.0 %   memory 0K   sorted by name
          NAME                              STATE        PID   UPTIME  RST   CPU%   MEM
        - host1  2/3 running  [front]
          cron                              EXITED         -        -    0      -     -
          web:web_00                        RUNNING      100  1:02:05    0      -     -
          web:web_01                        RUNNING      101     0:59    3      -     -
        - host2 unreachable, as of 75 s ago  1/1 running
          db                                RUNNING      200    3d11h    0      -     -
        - host3 Leaving  0/1 running
        ? help  / filter  CMRUNS sort  s start  x stop  r restart  t log  w why  q quit
        """.Split('\n'), TopScene.OfFleet().Screen);

    [Fact]
    public void Without_groups_the_node_has_a_column() => Assert.Equal("""
        NODE  NAME                          STATE        PID   UPTIME  RST   CPU%   MEM
        host1 cron                          EXITED         -        -    0      -     -
        host1 web:web_00                    RUNNING      100  1:02:05    0      -     -
        """.Split('\n'), TopScene.OfFleet().Press("g").Screen[3..6]);

    [Fact]
    public void What_has_been_measured_is_shown_and_summed()
    {
        var scene = TopScene.OfFleet().Measure(("host1:web:web_00", 100, 10, 2048), ("host1:web:web_01", 101, 5, 1_500_000))
            .After(2).Measure(("host1:web:web_00", 100, 11, 4096), ("host1:web:web_01", 101, 5.01, 1_500_000));
        Assert.Equal("cpu 50.5 %   memory 1.4G   sorted by name", scene.Screen[2]);
        Assert.Equal("- host1  2/3 running  cpu 50.5 %  mem 1.4G  [front]", scene.Body[0]);
        Assert.Equal("  web:web_00                        RUNNING      100  1:02:07    0   50.0  4.0M", scene.Body[2]);
    }

    [Fact]
    public void What_is_known_of_an_unreachable_node_grows_older_and_does_not_go_on()
    {
        var scene = TopScene.OfFleet().After(60);
        Assert.Equal("- host2 unreachable, as of 2 min ago  1/1 running", scene.Body[4]);
        Assert.Contains(" 3d11h ", scene.After(100_000).Body[5]);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(200, 50)]
    [InlineData(30, 6)]
    [InlineData(10, 3)]
    [InlineData(1, 1)]
    public void The_picture_has_the_size_of_the_screen(int columns, int rows)
    {
        foreach (var keys in (string[])["", "g", "?", "w", "<Down>t", "<Down>x", "/abc", "F"])
        {
            var lines = TopScene.OfFleet(columns, rows).Press(keys).Lines(true);
            Assert.Equal(rows, lines.Count);
            Assert.All(lines, line => Assert.InRange(AnsiText.Strip(line).Length, 0, columns));
        }
    }

    [Fact]
    public void Colours_follow_states_and_the_cursor_is_inverted()
    {
        var lines = TopScene.OfFleet().Press("<Down>").Lines(true);
        Assert.StartsWith("\e[7m  cron ", lines[5]);
        Assert.Contains("\e[32mRUNNING \e[0m", lines[6]);
        Assert.Contains("\e[31munreachable, as of 75 s ago\e[0m", lines[8]);
    }

    [Fact]
    public void Without_colours_only_the_cursor_titles_and_names_of_nodes_stand_out() =>
        Assert.All(TopScene.OfFleet().Lines(false), line => Assert.DoesNotMatch("\e\\[[234]", line));

    [Fact]
    public void Before_the_first_answer_and_without_one_it_is_said()
    {
        var scene = new TopScene();
        Assert.Equal("asking the fleet ...", scene.Screen[1]);
        scene.Take(new TopInput.Troubled("Connection refused"));
        Assert.Equal("no answer from the server (Connection refused); trying again", scene.Screen[1]);
        scene.Take(new TopInput.Loaded(new([], [])));
        Assert.Equal("0 processes:", scene.Screen[1]);
        Assert.Equal(["  no processes"], scene.Body);
    }

    [Fact]
    public void What_a_child_writes_cannot_reach_the_terminal()
    {
        var scene = TopScene.OfFleet().Press("<Down>t");
        scene.Take(new TopInput.Logged(TopScene.Key("host1:cron"), "stdout", "a\e[31mred\e[0m\e]0;title\ab\tc\rd"));
        Assert.Equal(" host1:cron:cron stdout", scene.Screen[3]);
        Assert.Equal("aredb c?d", scene.Screen[4]);
        Assert.DoesNotContain("\e", scene.Lines(true)[4]);
    }

    [Theory]
    [InlineData(0, "0K")]
    [InlineData(999, "999K")]
    [InlineData(1000, "1.0M")]
    [InlineData(12_600, "12.3M")]
    [InlineData(102_300, "99.9M")]
    [InlineData(500_000, "488M")]
    [InlineData(3_000_000_000, "2.8T")]
    public void Memory_fits_in_five_signs(long kibibytes, string text) => Assert.Equal(text, Figures.Memory(kibibytes));

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(59.9, "0:59")]
    [InlineData(3599, "59:59")]
    [InlineData(3600, "1:00:00")]
    [InlineData(86399, "23:59:59")]
    [InlineData(86400, "1d00h")]
    [InlineData(8_640_000, "100d")]
    public void Uptime_fits_in_eight_signs(double seconds, string text) => Assert.Equal(text, Figures.Uptime(seconds));

    [Fact]
    public void Only_lines_that_have_changed_are_written()
    {
        var diff = new ScreenDiff();
        Assert.Equal("\e[H\e[2J\e[1;1Ha\e[K\e[2;1Hb\e[K", diff.Next(["a", "b", ""]));
        Assert.Equal("", diff.Next(["a", "b", ""]));
        Assert.Equal("\e[2;1Hc\e[K", diff.Next(["a", "c", ""]));
        diff.Forget();
        Assert.Equal("\e[H\e[2J\e[1;1Ha\e[K\e[2;1Hc\e[K", diff.Next(["a", "c", ""]));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[1;31mred\e[0m", "red")]
    [InlineData("\e]0;t\e\\x", "x")]
    [InlineData("\e]0;t\ax", "x")]
    [InlineData("\e(Bx", "x")]
    [InlineData("x\e(", "x")]
    [InlineData("x\e", "x")]
    [InlineData("x\e[12", "x")]
    public void Escape_sequences_are_taken_out(string text, string plain) => Assert.Equal(plain, AnsiText.Strip(text));

    [Theory]
    [InlineData("\e", KeyKind.Escape)]
    [InlineData("\e[5~", KeyKind.PageUp)]
    [InlineData("\e[6~", KeyKind.PageDown)]
    [InlineData("\e[A", KeyKind.Up)]
    public void Keys_for_whole_screens_are_known(string bytes, object kind)
    {
        var next = 0;
        Assert.Equal(kind, new KeyReader(() => next < bytes.Length ? bytes[next++] : -1).Read().Kind);
    }
}
