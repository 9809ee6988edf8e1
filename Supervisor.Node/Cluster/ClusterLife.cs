namespace Supervisor.Node.Cluster;

/// <summary>
/// Keeps a cluster system going: begins one, and another whenever it ends, later each time. Nothing waits for it, and nothing of
/// the supervision tree knows of it: a cluster that cannot be joined is a line in the log.
/// </summary>
internal sealed class ClusterLife(IClusterSystems systems, SeedFinder seeds, ClusterLog log, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _ended;
    private bool _isWanted;
    private volatile IClusterSystem? _system;

    /// <summary>Somebody has asked it to end: it does not begin again.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Also after somebody had this node leave. While it goes on, nothing happens.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _isWanted = !_running.IsCompleted && _system?.IsLeaving == true;
            if (_running.IsCompleted && !IsEnding) _running = Task.Run(Run);
        }
    }

    /// <summary>Leaves, and is done when there is no cluster system any more. May be asked for again.</summary>
    public Task End()
    {
        lock (_gate) return _ended ??= EndOnce(_running);
    }

    public ValueTask DisposeAsync() => new(End());

    private async Task EndOnce(Task running)
    {
        IsEnding = true;
        await _ending.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task Run()
    {
        for (var rejoining = Rejoining.First; !IsEnding;)
        {
            var begun = time.GetTimestamp();
            var end = await LiveOnce(rejoining.LooksForOthers).ConfigureAwait(false);
            if (IsEnding) return;
            switch (end)
            {
                case ClusterEnd.Left:
                    log.Left();
                    if (IsOut()) return;
                    break;
                case ClusterEnd.Alone:
                    log.Alone();
                    break;
                default:
                    rejoining = rejoining.After(end, time.GetElapsedTime(begun));
                    await Wait(rejoining, end).ConfigureAwait(false);
                    break;
            }
        }
    }

    // Unless it was begun again while it left.
    private bool IsOut()
    {
        lock (_gate)
        {
            var isOut = !_isWanted;
            _isWanted = false;
            if (isOut) _running = Task.CompletedTask;
            return isOut;
        }
    }

    private async Task<ClusterEnd> LiveOnce(bool looksForOthers)
    {
        try
        {
            var plan = await seeds.Find(looksForOthers, _ending.Token).ConfigureAwait(false);
            var system = _system = systems.Begin(plan);
            log.Begun(system.Address, plan);
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            var others = seeds.Others(plan, () => system.IsAlone, watching.Token);
            await Task.WhenAny(system.End, others).ConfigureAwait(false);
            await watching.CancelAsync().ConfigureAwait(false);
            if (!IsEnding && !others.IsCompletedSuccessfully) return await system.End.ConfigureAwait(false);
            await system.Leave().ConfigureAwait(false);
            return new ClusterEnd.Alone();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Engines differ in what they throw; whatever it is must not reach anybody else.
            return new ClusterEnd.Failed(e.GetBaseException().Message);
        }
    }

    private async Task Wait(Rejoining rejoining, ClusterEnd end)
    {
        var pause = rejoining.Pause(Random.Shared.NextDouble());
        log.Ended(end, pause);
        try
        {
            await Task.Delay(pause, time, _ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It is to end: there is nothing to wait for.
        }
    }
}
