using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;

namespace Supervisor.Tests.Histories;

public class OutputEndTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("o:a\nb\n", "o:a o:b")]
    [InlineData("o:a\nb", "o:a o:b")]
    [InlineData("o:a\n e:b\n o:c\n", "o:a e:b o:c")]
    [InlineData("o:a e:b\n o:c\n", "e:b o:ac")]
    [InlineData("e:x o:y", "o:y e:x")]
    [InlineData("o:a\r\n\n", "o:a o:")]
    public void Lines_stand_where_they_were_finished(string pieces, string lines) =>
        Assert.Equal(lines, Text(Of(pieces).Lines(50)));

    [Fact]
    public void The_last_lines_are_given() => Assert.Equal("o:c o:d", Text(Of("o:a\nb\nc\nd\n").Lines(2)));

    [Fact]
    public void What_is_no_UTF8_is_replaced()
    {
        var end = new OutputEnd(new byte[] { 0xC3, 0x28 }, EquatableArray.Of(new OutputRun(false, 2)), IsCut: false);
        Assert.Equal("\uFFFD(", Assert.Single(end.Lines(1)).Text);
    }

    [Fact]
    public void The_oldest_children_lose_their_output_when_all_have_too_much()
    {
        var history = ProcessHistory.Empty;
        for (var i = 0; i < 6; i++)
        {
            history = history
                .Begin(new() { StartedBy = new(CauseKind.Autostart) })
                .Change(c => c with { Output = new(new byte[8 * 1024], EquatableArray.Of(new OutputRun(false, 8 * 1024)), false) });
        }

        Assert.Equal([true, true, true, true, false, false], history.Children.Select(c => !c.Output.Bytes.IsEmpty));
        Assert.True(history.Children[^1].Output.IsCut);
    }

    private static OutputEnd Of(string pieces)
    {
        var bytes = new MemoryStream();
        var runs = new List<OutputRun>();
        foreach (var piece in pieces.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var text = Encoding.UTF8.GetBytes(piece[2..]);
            bytes.Write(text);
            runs.Add(new(piece[0] == 'e', text.Length));
        }

        return new(bytes.ToArray(), EquatableArray.Of(runs), IsCut: false);
    }

    private static string Text(IEnumerable<OutputLine> lines) =>
        string.Join(' ', lines.Select(l => $"{(l.IsStderr ? 'e' : 'o')}:{l.Text}"));
}
