using Akka.Cluster;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>In a process of their own: they block the thread pool, which all tests share.</summary>
public class HeartbeatThreadSpecs
{
    private const string Nervous = "akka.cluster.failure-detector { heartbeat-interval = 50ms, acceptable-heartbeat-pause = 2s }";

    /// <summary>Much longer than the pause that is acceptable.</summary>
    private const int ManyBeats = 100;

    [Fact]
    public Task Nodes_whose_thread_pool_is_blocked_do_not_look_dead() => OwnProcess.Run(static () => Blocked(_ => "", 3));

    [Fact]
    public Task Nor_do_they_with_TLS() => OwnProcess.Run(static async () =>
    {
        using var directory = new TempDir();
        var authority = new Certificates(directory.Path, "authority");
        await Blocked(n => authority.Node($"node{n}"), 2);
    });

    private static async Task Blocked(Func<int, string> hocon, int count)
    {
        var fleet = new Fleet();
        int[] numbers = [.. Enumerable.Range(0, count)];
        FleetNode[] nodes = [.. numbers.Select(n => fleet.Start(n, fleet.Seeds(numbers), Nervous, hocon(n)))];
        await Task.WhenAll(nodes.Select(n => n.UntilUp(count)));

        // To make a connection takes the pool, once.
        while (!nodes.All(n => n.Cluster.Heartbeats.IsEverybodyHeard)) Assert.True(nodes[0].Cluster.Heartbeats.Await(1, Watchdog.Default));

        await WhileBlocked(nodes[0].Cluster.Heartbeats);

        await Task.WhenAll(nodes.Select(n => n.Flushed()));
        Assert.All(nodes, n => Assert.Empty(n.Events.OfType<ClusterEvent.UnreachableMember>()));
        await fleet.End();
    }

    private static Task WhileBlocked(Heartbeats heartbeats)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                using var pool = new BlockedPool();
                Assert.True(heartbeats.Await(ManyBeats, Watchdog.Default), "No heartbeats while the pool is blocked.");
                pool.AssertBlocked();
                over.SetResult();
            }
            catch (Exception e)
            {
                over.SetException(e);
            }
        }).Start();
        return over.Task.Within();
    }
}
