using System.Text;
using Supervisor.Node.Logs;

namespace Supervisor.Tests.Logs;

public class OutputTailTests
{
    private readonly OutputTail _tail = new();

    [Fact]
    public void Both_streams_are_kept_in_order()
    {
        Add(false, "a\n");
        Add(true, "b\n");
        Add(true, "c\n");
        var end = _tail.Take();
        Assert.Equal("a\nb\nc\n", Encoding.UTF8.GetString(end.Bytes.Span));
        Assert.Equal([new(false, 2), new(true, 4)], end.Runs);
        Assert.False(end.IsCut);
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(7, 5_000)]
    [InlineData(4096, 9)]
    [InlineData(8191, 3)]
    [InlineData(8192, 2)]
    [InlineData(65536, 2)]
    public void The_last_bytes_are_kept_however_they_come(int size, int times)
    {
        var all = new StringBuilder();
        for (var i = 0; i < times; i++)
        {
            var piece = new string((char)('a' + (i % 26)), size);
            all.Append(piece);
            Add(i % 5 == 0, piece);
        }

        var end = _tail.Take();
        var text = Encoding.UTF8.GetString(end.Bytes.Span);
        Assert.InRange(text.Length, 1, OutputTail.MaxBytes);
        Assert.EndsWith(text, all.ToString());
        Assert.Equal(text.Length, end.Runs.Sum(r => r.Length));
        Assert.True(end.IsCut);
        Assert.InRange(end.Runs.Count, 1, OutputTail.MaxRuns);
    }

    [Fact]
    public void Exactly_what_is_kept_is_not_cut()
    {
        Add(false, new string('x', OutputTail.MaxBytes));
        Assert.False(_tail.Take().IsCut);
        Add(false, "y");
        Assert.True(_tail.Take().IsCut);
    }

    [Fact]
    public void Who_wrote_nothing_has_nothing() => Assert.True(_tail.Take().Bytes.IsEmpty);

    private void Add(bool isStderr, string text) => _tail.Add(isStderr, Encoding.UTF8.GetBytes(text));
}
