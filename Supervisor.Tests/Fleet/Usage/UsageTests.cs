using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet.Usage;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Fleet.Usage;

public class UsageTests
{
    private static ProcessInfo Child(string name, int pid) =>
        new() { Group = "g", Name = name, State = ProcessState.Running, Pid = pid };

    [Fact]
    public void A_line_of_the_kernel_is_read_whatever_the_program_is_called()
    {
        var line = "42 (a) b (c) S 7 40 1 0 -1 4194560 0 0 0 0 11 12 13 14 20 0 1 0 555 9999 321 1844 1 1"u8;
        Assert.Equal(new ProcStat(42, 7, 40, 50, 321), ProcStat.Parse(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("42 (x")]
    [InlineData("x) (")]
    [InlineData("42 (x) S 7 40")]
    [InlineData("(x) S")]
    public void What_is_no_such_line_is_none(string line) => Assert.Null(ProcStat.Parse(System.Text.Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void A_child_is_charged_with_all_its_descendants_and_those_who_lost_their_parents()
    {
        ProcStat[] all =
        [
            new(1, 0, 1, 1_000, 1_000), new(5, 1, 5, 1_000, 1_000),
            new(10, 5, 10, 1, 1), new(11, 10, 10, 2, 2), new(12, 11, 12, 4, 4), new(13, 1, 10, 8, 8),
            new(20, 5, 20, 16, 16), new(30, 1, 30, 1_000, 1_000),
        ];
        Assert.Equal(
            [new("g", "a", 10, 150, 60), new ProcessUsage("g", "b", 20, 160, 64)],
            ProcessTrees.Sum([Child("a", 10), Child("b", 20), Child("gone", 99)], all, pageSize: 4096).OrderBy(u => u.Pid));
    }

    [Fact]
    public void This_very_process_is_found_and_has_used_something()
    {
        var own = Assert.Single(ProcessTrees.Sum([Child("me", Environment.ProcessId)], ProcTable.Read(), Environment.SystemPageSize));
        Assert.InRange(own.Cpu, 10, long.MaxValue);
        Assert.InRange(own.Rss, 10_000, 100_000_000);
    }

    [Fact]
    public async Task Nodes_are_asked_and_those_that_cannot_be_reached_left_out()
    {
        await using var fleet = await MemoryFleet.Of(TimeProvider.System, "a", "b", "c");
        foreach (var node in new[] { "a", "b", "c" }) fleet.Run(node, "g", node, Environment.ProcessId);
        Assert.Equal(["a", "b", "c"], (await fleet["a"].Fleet.Usage().Within()).Select(u => u.Key).Order());
        fleet.Reach("c", isReachable: false);
        await Eventually.True(() => !fleet["a"].Fleet.Find("c").Node!.Member.IsReachable);
        Assert.Equal(["a", "b"], (await fleet["a"].Fleet.Usage().Within()).Select(u => u.Key).Order());
    }
}
