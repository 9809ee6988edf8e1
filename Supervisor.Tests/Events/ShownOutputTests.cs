using System.Text;
using Supervisor.Actors.Events;

namespace Supervisor.Tests.Events;

public class ShownOutputTests
{
    [Theory]
    [InlineData("processname:cat groupname:cat pid:2 channel:stderr\nhello\n", "cat stderr | hello\n")]
    [InlineData("processname:a channel:stdout\none\n\nthree", "a stdout | one\na stdout | \na stdout | three\n")]
    [InlineData("processname:a channel:stdout\n", "")]
    [InlineData("processname:größe channel:stdout\nx:y\n", "größe stdout | x:y\n")]
    public void Each_line_has_its_process_and_channel_before_it(string result, string lines) =>
        Assert.Equal(lines, Encoding.UTF8.GetString(ShownOutput.Lines(Encoding.UTF8.GetBytes(result))!));

    [Theory]
    [InlineData("OK")]
    [InlineData("OK\n")]
    [InlineData("processname:a\nx\n")]
    [InlineData("channel:stdout\nx\n")]
    [InlineData("")]
    public void What_is_no_payload_of_output_is_not_shown(string result) =>
        Assert.Null(ShownOutput.Lines(Encoding.UTF8.GetBytes(result)));
}
