extern alias console;

using System.Text;
using console::Supervisor.Cli.Terminal;

namespace Supervisor.Tests.Cli;

/// <summary>Bytes as a terminal sends them, and the line that comes of them.</summary>
public sealed class LineEditorTests
{
    private const string Left = "\e[D", Right = "\e[C", Up = "\e[A", Down = "\eOB", Home = "\e[H", End = "\e[4~", Delete = "\e[3~";

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("acb" + Left + Left + "X" + Right + "Y", "aXcYb")]
    [InlineData("abc" + Home + "1" + End + "2", "1abc2")]
    [InlineData("abc\u0001" + "1\u0005" + "2", "1abc2")]
    [InlineData("abc\u007f\bX", "aX")]
    [InlineData("abc" + Home + Delete, "bc")]
    [InlineData("abc" + Home + Right + "\u0004", "ac")]
    [InlineData("abc" + Left + "\u000b", "ab")]
    [InlineData("abc" + Left + "\u0015", "c")]
    [InlineData("one two  \u0017three", "one three")]
    [InlineData("grün" + Left + Left + "\u007f", "gün")]
    [InlineData("日本" + Left + "x", "日x本")]
    [InlineData("a\e[1;5Cb\e[99~c\u0000d", "abcd")]
    public void Keys_edit_the_line(string keys, string line) => Assert.Equal(line, Type(keys + "\r"));

    [Fact]
    public void Earlier_lines_come_back_and_the_unfinished_one_is_kept()
    {
        var history = new History(null);
        history.Add("first");
        history.Add("second");
        Assert.Equal("first", Type(Up + Up + Up + "\r", history));
        Assert.Equal("draft", Type("draft" + Up + Up + Down + Down + Down + "\r", history));
        Assert.Equal("first!", Type("\u0010\u0010" + "!\r", history));
    }

    [Fact]
    public void Ctrl_D_ends_an_empty_line_and_ctrl_C_any()
    {
        Assert.Null(Type("\u0004"));
        Assert.Null(Type(""));
        Assert.Throws<UserInterruptException>(() => Type("abc\u0003"));
    }

    [Fact]
    public void A_secret_is_not_shown_and_not_remembered()
    {
        var (history, screen) = (new History(null), new StringBuilder());
        Assert.Equal("geheim", Type("geheim\r", history, screen: screen, isSecret: true));
        Assert.DoesNotContain("g", screen.ToString());
        Assert.Equal(0, history.Count);
    }

    [Fact]
    public void A_line_wider_than_the_screen_scrolls()
    {
        var screen = new StringBuilder();
        Type(new string('a', 100) + "Z" + Left + "\r", screen: screen);
        var last = screen.ToString().Split('\r')[^3];
        Assert.Equal("> " + new string('a', 37) + "\e[K", last);
    }

    [Theory]
    [InlineData("st\t", "sta")]
    [InlineData("sta\t", "sta")]
    [InlineData("start\t", "start ")]
    [InlineData("x\t", "x")]
    [InlineData("stop g:w\t1", "stop g:w_01")]
    [InlineData("a stat" + Left + Left + "\t", "a staat")]
    public void Tab_goes_as_far_as_the_candidates_agree(string keys, string line) =>
        Assert.Equal(line.TrimEnd(), Type(keys + "\r", completer: new Words("start", "status", "g:w_01", "g:w_02"))!.TrimEnd());

    [Fact]
    public void Tab_shows_what_the_word_could_become()
    {
        var screen = new StringBuilder();
        Type("sta\t\r", completer: new Words("start", "status"), screen: screen);
        Assert.Contains("\r\nstart  status\r\n", screen.ToString());
    }

    private static string? Type(string keys, History? history = null, ICompleter? completer = null,
        StringBuilder? screen = null, bool isSecret = false)
    {
        var bytes = new Queue<byte>(Encoding.UTF8.GetBytes(keys));
        var reader = new KeyReader(() => bytes.TryDequeue(out var next) ? next : -1);
        screen ??= new StringBuilder();
        return new LineEditor(reader, text => screen.Append(text), () => 40, history, completer) { IsSecret = isSecret }.Read("> ");
    }

    private sealed class Words(params string[] words) : ICompleter
    {
        public IReadOnlyList<string> Candidates(string line, string word) =>
            [.. words.Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal)).Select(candidate => candidate + " ")];
    }
}
