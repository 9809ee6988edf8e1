namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>The thread pool of this process, every thread of which waits until it is released. To be used from another thread.</summary>
internal sealed class BlockedPool : IDisposable
{
    /// <summary>More than there are threads: some that there were may outlive the new limit.</summary>
    private const int Blocks = 200;

    private readonly ManualResetEventSlim _release = new();
    private readonly SemaphoreSlim _blocked = new(0);
    private volatile bool _isFree;

    /// <summary>Returns when all are blocked.</summary>
    public BlockedPool()
    {
        ThreadPool.GetMinThreads(out var threads, out var completions);
        Assert.True(ThreadPool.SetMaxThreads(threads, completions), "The pool has no limit.");
        for (var i = 0; i < Blocks; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => Block(), null);
        ThreadPool.UnsafeQueueUserWorkItem(_ => _isFree = true, null);
        for (var i = 0; i < threads; i++) Assert.True(_blocked.Wait(TimeSpan.FromSeconds(20)), "The pool has threads left.");
    }

    public void AssertBlocked() => Assert.False(_isFree, "The pool went on.");

    public void Dispose() => _release.Set();

    private void Block()
    {
        _blocked.Release();
        _release.Wait();
    }
}
