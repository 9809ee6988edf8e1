using System.Text;
using Supervisor.Actors.Events;
using static Supervisor.Actors.Events.ListenerState;

namespace Supervisor.Tests.Events;

public class ListenerProtocolTests
{
    private static readonly ListenerProtocol ReadyOne = ListenerProtocol.Initial.Hear("READY\n"u8).Next;
    private static readonly ListenerProtocol BusyOne = ReadyOne.Sent();

    [Theory]
    [InlineData("READ", Acknowledged)]
    [InlineData("READY\n", Ready)]
    [InlineData("READY\r\n", Unknown)]
    [InlineData("abcdef", Unknown)]
    [InlineData("READY\nx", Unknown)]
    public void It_says_that_it_is_ready(string output, object state) =>
        Assert.Equal(state, ListenerProtocol.Initial.Hear(Encoding.UTF8.GetBytes(output)).Next.State);

    [Fact]
    public void A_ready_one_says_nothing() => Assert.Equal(Unknown, ReadyOne.Hear("\n"u8).Next.State);

    [Theory]
    [InlineData("RESULT 2\nO", Busy, "")]
    [InlineData("RESULT 2\nOK", Acknowledged, "Processed, BUSY>ACKNOWLEDGED")]
    [InlineData("RESULT 4\nFAIL", Acknowledged, "Rejected, BUSY>ACKNOWLEDGED")]
    [InlineData("RESULT 2\nOKREADY\n", Ready, "Processed, BUSY>ACKNOWLEDGED, ACKNOWLEDGED>READY")]
    [InlineData("RESULT 2\nOK\nREADY\n", Unknown, "Processed, BUSY>ACKNOWLEDGED, ACKNOWLEDGED>UNKNOWN")]
    [InlineData("RESULT 0\n", Acknowledged, "Rejected, BUSY>ACKNOWLEDGED")]
    [InlineData("whatnot 2 \nOK", Acknowledged, "Processed, BUSY>ACKNOWLEDGED")]
    [InlineData("RESULT\n", Unknown, "BadResult RESULT, BUSY>UNKNOWN")]
    [InlineData("RESULT x\nOK", Unknown, "BadResult RESULT x, BUSY>UNKNOWN")]
    [InlineData("RESULT -1\nOK", Unknown, "BadResult RESULT -1, BUSY>UNKNOWN")]
    [InlineData("RESULT 99999999\n", Unknown, "BadResult RESULT 99999999, BUSY>UNKNOWN")]
    public void A_busy_one_answers(string output, object state, string replies)
    {
        var (next, said) = BusyOne.Hear(Encoding.UTF8.GetBytes(output));
        Assert.Equal(state, next.State);
        Assert.Equal(replies, string.Join(", ", said.Select(Text)));
    }

    [Fact]
    public void Output_means_the_same_in_whatever_pieces_it_comes()
    {
        var output = "RESULT 12\nREADY RESULTREADY\n"u8.ToArray();
        for (var first = 0; first <= output.Length; first++)
        {
            for (var second = first; second <= output.Length; second++)
            {
                var (a, one) = BusyOne.Hear(output.AsSpan(0, first));
                var (b, two) = a.Hear(output.AsSpan(first, second - first));
                var (c, three) = b.Hear(output.AsSpan(second));
                Assert.Equal(Ready, c.State);
                Assert.Equal("Rejected, BUSY>ACKNOWLEDGED, ACKNOWLEDGED>READY", string.Join(", ", one.Concat(two).Concat(three).Select(Text)));
            }
        }
    }

    [Fact]
    public void A_long_result_in_many_small_pieces_costs_no_more_than_its_length()
    {
        var next = BusyOne.Hear(Encoding.ASCII.GetBytes($"RESULT {ListenerProtocol.MaxResult}\n")).Next;
        for (var i = 0; i < ListenerProtocol.MaxResult - 4; i += 4) next = next.Hear("xxxx"u8).Next;
        var (after, said) = next.Hear("xxxxREADY\n"u8);
        Assert.Equal(Ready, after.State);
        Assert.Equal("Rejected, BUSY>ACKNOWLEDGED, ACKNOWLEDGED>READY", string.Join(", ", said.Select(Text)));
    }

    [Fact]
    public void A_line_without_end_is_no_result()
    {
        var (next, said) = BusyOne.Hear(new byte[ListenerProtocol.MaxLine + 1]);
        Assert.Equal(Unknown, next.State);
        Assert.IsType<ListenerReply.BadResult>(said[0]);
    }

    [Fact]
    public void Who_broke_the_protocol_is_not_listened_to_any_more()
    {
        var broken = ReadyOne.Hear("x"u8).Next;
        var (next, said) = broken.Hear("READY\n"u8);
        Assert.Equal(Unknown, next.State);
        Assert.Empty(said);
    }

    private static string Text(ListenerReply reply) => reply switch
    {
        ListenerReply.Moved m => $"{m.From.WireName()}>{m.To.WireName()}",
        ListenerReply.BadResult bad => $"BadResult {Encoding.UTF8.GetString(bad.Line.AsSpan())}",
        _ => reply.GetType().Name,
    };
}
