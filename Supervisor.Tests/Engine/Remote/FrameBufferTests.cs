using Akka.Remote.Protocol;

namespace Supervisor.Tests.Engine.Remote;

public class FrameBufferTests
{
    [Fact]
    public void Frames_come_out_as_they_went_in_however_the_bytes_are_cut()
    {
        var random = new Random(7);
        var frames = Enumerable.Range(1, 300).Select(n => Bytes(random, 1 + random.Next(n * 20))).ToList();
        var wire = frames.SelectMany(f => Framing.WithLength(f)).ToArray();
        var buffer = new FrameBuffer { Limit = 8000 };

        var read = new List<byte[]>();
        for (var at = 0; at < wire.Length;)
        {
            var space = buffer.Space();
            var count = Math.Min(Math.Min(space.Length, 1 + random.Next(5000)), wire.Length - at);
            wire.AsMemory(at, count).CopyTo(space);
            buffer.Added(count);
            at += count;
            while (buffer.TryTake(out ReadOnlyMemory<byte> frame) == FrameStatus.Complete) read.Add(frame.ToArray());
        }

        Assert.Equal(frames, read);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 4, 1 })]
    [InlineData(new byte[] { 0x80, 0, 0, 0 })]
    [InlineData(new byte[] { (byte)'G', (byte)'E', (byte)'T', (byte)' ' })]
    public void A_frame_that_is_empty_or_too_long_is_forbidden_as_soon_as_its_length_is_there(byte[] length)
    {
        var buffer = new FrameBuffer { Limit = 1024 };
        Add(buffer, length);

        Assert.Equal(FrameStatus.Forbidden, buffer.TryTake(out _));
    }

    [Fact]
    public void What_a_length_promises_costs_nothing_until_it_comes()
    {
        var buffer = new FrameBuffer { Limit = 100_000_000 };
        Add(buffer, [5, 0, 0, 0, 1, 2, 3]);

        Assert.Equal(FrameStatus.Incomplete, buffer.TryTake(out _));
        Assert.InRange(buffer.Capacity, 0, 64 * 1024);
    }

    [Fact]
    public void The_buffer_is_bounded_by_the_largest_frame()
    {
        var buffer = new FrameBuffer { Limit = 200_000 };
        var frame = Framing.WithLength(new byte[200_000]);
        for (var round = 0; round < 3; round++)
        {
            for (var at = 0; at < frame.Length;)
            {
                var space = buffer.Space();
                Assert.False(space.IsEmpty);
                var count = Math.Min(space.Length, frame.Length - at);
                frame.AsMemory(at, count).CopyTo(space);
                buffer.Added(count);
                at += count;
            }

            Assert.Equal(FrameStatus.Complete, buffer.TryTake(out ReadOnlyMemory<byte> read));
            Assert.Equal(200_000, read.Length);
        }

        Assert.InRange(buffer.Capacity, 200_004, 200_004);
    }

    private static void Add(FrameBuffer buffer, byte[] bytes)
    {
        bytes.CopyTo(buffer.Space());
        buffer.Added(bytes.Length);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
