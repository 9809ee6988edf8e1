using System.Text;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Messages;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Logs;

public class RemoteLogTests
{
    private static readonly Namespec Name = new("g", "p");

    private static async Task<(byte[] Bytes, LogStep.Ended End)> Read(MemoryFleet fleet, string node, LogQuery query)
    {
        var bytes = new List<byte>();
        await foreach (var step in fleet["a"].Fleet.ReadLog(node, query, CancellationToken.None))
        {
            if (step is LogStep.Piece piece) bytes.AddRange(piece.Bytes.ToArray());
            if (step is LogStep.Ended end) return ([.. bytes], end);
        }

        throw new InvalidOperationException("The log had no end.");
    }

    private static LogQuery Query(LogPart part, long offset = 0, long length = 0, string process = "p") =>
        new(new("g", process), LogChannel.Stdout, part, offset, length);

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task A_piece_or_the_end_of_a_log_is_the_same_from_here_and_from_there(string node)
    {
        using var directory = new TempDir();
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b");
        fleet.Run(node, "g", "p", stdout: directory.Write("log", "0123456789"));
        var (bytes, end) = await Read(fleet, node, Query(LogPart.Piece, 2, 3)).Within();
        Assert.Equal(("234", null), (Encoding.UTF8.GetString(bytes), end.Fault));
        (bytes, _) = await Read(fleet, node, Query(LogPart.Piece, -4)).Within();
        Assert.Equal("6789", Encoding.UTF8.GetString(bytes));
        (bytes, end) = await Read(fleet, node, Query(LogPart.Tail, 0, 4)).Within();
        Assert.Equal(("6789", 10, true), (Encoding.UTF8.GetString(bytes), end.Size, end.Overflow));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public async Task What_cannot_be_read_is_the_same_fault_from_here_and_from_there(string node)
    {
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b");
        fleet.Run(node, "g", "p");
        fleet.Run(node, "g", "gone", stdout: "/nowhere/log");
        Assert.Equal("BAD_NAME: g:x", (await Read(fleet, node, Query(LogPart.Piece, process: "x")).Within()).End.Fault!.Text);
        Assert.Equal("NO_FILE", (await Read(fleet, node, Query(LogPart.Piece)).Within()).End.Fault!.Text);
        Assert.Equal("NO_FILE: /nowhere/log", (await Read(fleet, node, Query(LogPart.Piece, process: "gone")).Within()).End.Fault!.Text);
        Assert.Equal("NO_FILE: /nowhere/log", (await Read(fleet, node, Query(LogPart.Growth, process: "gone")).Within()).End.Fault!.Text);
        Assert.Equal(new(null), (await Read(fleet, node, Query(LogPart.Tail, 0, 9)).Within()).End);
        Assert.Equal("UNKNOWN_NODE: c", (await Read(fleet, "c", Query(LogPart.Piece)).Within()).End.Fault!.Text);
        fleet.Reach("b", isReachable: false);
        await Eventually.True(() => !fleet["a"].Fleet.Find("b").Node!.Member.IsReachable);
        Assert.Equal("UNREACHABLE_NODE: b", (await Read(fleet, "b", Query(LogPart.Piece)).Within()).End.Fault!.Text);
    }

    [Fact]
    public async Task A_large_log_comes_whole_and_bounded()
    {
        using var directory = new TempDir();
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b");
        var bytes = new byte[ILogShelf.LargestAnswer + 100_000];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(directory.File("log"), bytes);
        fleet.Run("b", "g", "p", stdout: directory.File("log"));
        Assert.Equal(bytes[..ILogShelf.LargestAnswer], (await Read(fleet, "b", Query(LogPart.Piece)).Within()).Bytes);
        Assert.Equal(bytes[^ILogShelf.LargestAnswer..], (await Read(fleet, "b", Query(LogPart.Piece, long.MinValue)).Within()).Bytes);
        Assert.Equal(bytes[^3_000_000..], (await Read(fleet, "b", Query(LogPart.Tail, 0, 3_000_000)).Within()).Bytes);
    }

    [Fact]
    public async Task A_log_of_another_node_is_followed_as_it_grows_until_nobody_reads_it()
    {
        using var directory = new TempDir();
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b");
        var log = directory.Write("log", "old\n");
        fleet.Run("b", "g", "p", stdout: log);
        using var cancel = new CancellationTokenSource();
        await using var steps = fleet["a"].Fleet.ReadLog("b", Query(LogPart.Growth), cancel.Token).GetAsyncEnumerator();
        Assert.True(await steps.MoveNextAsync().AsTask().Within());
        Assert.IsType<LogStep.Begun>(steps.Current);
        var text = "";
        for (var i = 0; i < 100; i++)
        {
            await steps.MoveNextAsync().AsTask().Within();
            text += Encoding.UTF8.GetString(((LogStep.Piece)steps.Current).Bytes.Span);
            await File.AppendAllTextAsync(log, $"{i}\n");
        }

        Assert.StartsWith("old\n0\n1\n2\n", text, StringComparison.Ordinal);
        await cancel.CancelAsync();
        await steps.MoveNextAsync().AsTask().ContinueWith(_ => { }, TaskScheduler.Default).Within();
    }

    [Fact]
    public async Task A_followed_log_ends_with_its_node()
    {
        using var directory = new TempDir();
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b");
        fleet.Run("b", "g", "p", stdout: directory.Write("log", ""));
        await using var steps = fleet["a"].Fleet.ReadLog("b", Query(LogPart.Growth), CancellationToken.None).GetAsyncEnumerator();
        await steps.MoveNextAsync().AsTask().Within();
        var next = steps.MoveNextAsync().AsTask();
        fleet.Reach("b", isReachable: false);
        Assert.True(await next.Within());
        Assert.Equal("OUTCOME_UNKNOWN: b cannot be reached any more", Assert.IsType<LogStep.Ended>(steps.Current).Fault!.Text);
    }
}
