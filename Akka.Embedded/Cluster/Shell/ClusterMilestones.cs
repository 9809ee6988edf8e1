namespace Akka.Cluster;

/// <summary>How far this node is on its way out, for those who wait for it.</summary>
internal sealed class ClusterMilestones
{
    private readonly TaskCompletionSource _leaving = New(), _exiting = New(), _ended = New();

    /// <summary>It wants to leave, and it is known.</summary>
    public Task Leaving => _leaving.Task;

    /// <summary>All know, and nobody waits for it any more.</summary>
    public Task Exiting => _exiting.Task;

    public Task Ended => _ended.Task;

    public void Reached(MemberStatus status)
    {
        var rank = MemberLifecycle.Rank(status);
        if (rank >= MemberLifecycle.Rank(MemberStatus.Leaving)) _leaving.TrySetResult();
        if (rank >= MemberLifecycle.Rank(MemberStatus.Exiting)) _exiting.TrySetResult();
    }

    public void End()
    {
        _leaving.TrySetResult();
        _exiting.TrySetResult();
        _ended.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
