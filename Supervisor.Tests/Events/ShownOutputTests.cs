using System.Text;
using Supervisor.Actors.Events;

namespace Supervisor.Tests.Events;

public class ShownOutputTests
{
    private ShownOutput _output = ShownOutput.Empty;

    [Theory]
    [InlineData("processname:cat groupname:cat pid:2 channel:stderr\nhello\n", "cat stderr | hello\n")]
    [InlineData("processname:a channel:stdout\none\n\nthree\n", "a stdout | one\na stdout | \na stdout | three\n")]
    [InlineData("processname:a channel:stdout\n", "")]
    [InlineData("processname:größe channel:stdout\nx:y\n", "größe stdout | x:y\n")]
    public void Each_line_has_its_process_and_channel_before_it(string result, string lines) => Assert.Equal(lines, Show(result));

    [Theory]
    [InlineData("OK")]
    [InlineData("OK\n")]
    [InlineData("processname:a\nx\n")]
    [InlineData("channel:stdout\nx\n")]
    [InlineData("")]
    public void What_is_no_payload_of_output_is_not_shown(string result) => Assert.Null(ShownPiece.Of(Encoding.UTF8.GetBytes(result)));

    [Fact]
    public void A_line_that_goes_on_in_the_next_piece_is_one_line()
    {
        Assert.Equal("a stdout | one\n", Show("processname:a pid:2 channel:stdout\none\ntw"));
        Assert.Equal("b stdout | x\n", Show("processname:b pid:3 channel:stdout\nx\n"));
        Assert.Equal("a stderr | e\n", Show("processname:a pid:2 channel:stderr\ne\n"));
        Assert.Equal("", Show("processname:a pid:2 channel:stdout\no, thr"));
        Assert.Equal("a stdout | two, three\n", Show("processname:a pid:2 channel:stdout\nee\n"));
        Assert.False(_output.IsWaiting);
    }

    [Fact]
    public void Another_child_does_not_go_on_with_it()
    {
        Show("processname:a pid:2 channel:stdout\nlast words");
        Assert.Equal("a stdout | first\n", Show("processname:a pid:3 channel:stdout\nfirst\n"));
        Assert.Equal("a stdout | last words\n", Encoding.UTF8.GetString(_output.End()));
    }

    [Fact]
    public void What_has_waited_from_one_look_to_the_next_is_shown()
    {
        Show("processname:a pid:2 channel:stdout\nname? ");
        Assert.Equal("", Look());
        Show("processname:b pid:3 channel:stdout\nbegun");
        Assert.Equal("a stdout | name? \n", Look());
        Assert.True(_output.IsWaiting);
        Show("processname:b pid:3 channel:stdout\n, and on");
        Assert.Equal("", Look());
        Assert.Equal("b stdout | begun, and on\n", Look());
        Assert.False(_output.IsWaiting);
    }

    [Fact]
    public void A_line_without_an_end_is_shown_in_pieces()
    {
        var much = new string('x', ShownOutput.LongestBegun);
        Assert.Equal("", Show($"processname:a channel:stdout\n{much}"));
        Assert.Equal($"a stdout | {much}y\n", Show("processname:a channel:stdout\ny"));
        Assert.False(_output.IsWaiting);
    }

    [Fact]
    public void No_more_lines_are_kept_back_than_a_bound_allows()
    {
        for (var pid = 1; pid <= ShownOutput.MostBegun; pid++) Assert.Equal("", Show($"processname:a pid:{pid} channel:stdout\nx"));
        Assert.Equal("a stdout | x\n", Show("processname:a pid:0 channel:stdout\nx"));
        Assert.Equal("a stdout | xy\n", Show("processname:a pid:1 channel:stdout\ny\n"));
    }

    private string Show(string result)
    {
        (_output, var lines) = _output.Show(ShownPiece.Of(Encoding.UTF8.GetBytes(result))!);
        return Encoding.UTF8.GetString(lines);
    }

    private string Look()
    {
        (_output, var lines) = _output.Look();
        return Encoding.UTF8.GetString(lines);
    }
}
