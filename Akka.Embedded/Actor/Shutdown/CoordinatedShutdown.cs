using System.Diagnostics.CodeAnalysis;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// An orderly end: phase after phase in the order of their dependencies, the tasks of one phase beside each other, the next
/// when all have ended or their time is up. It runs once, whoever asks.
/// </summary>
[SuppressMessage("Design", "CA1034", Justification = "Akka.NET's API.")]
public sealed class CoordinatedShutdown : IExtension
{
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";
    public const string PhaseServiceUnbind = "service-unbind";
    public const string PhaseServiceRequestsDone = "service-requests-done";
    public const string PhaseServiceStop = "service-stop";
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";
    public const string PhaseClusterLeave = "cluster-leave";
    public const string PhaseClusterExiting = "cluster-exiting";
    public const string PhaseClusterExitingDone = "cluster-exiting-done";
    public const string PhaseClusterShutdown = "cluster-shutdown";
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly Lock _gate = new();
    private readonly List<PhaseTask> _tasks = [];
    private readonly Dictionary<string, Phase> _phases;
    private readonly IReadOnlyList<string> _order;
    private readonly TaskCompletionSource<Done> _run = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILoggingAdapter _log;
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, Config config)
    {
        System = system;
        _log = Logging.GetLogger(system, this);
        _phases = Phase.AllFrom(config);
        _order = PhaseOrder.Of(_phases);
    }

    public ExtendedActorSystem System { get; }

    /// <summary>Null before the run.</summary>
    public Reason ShutdownReason => Volatile.Read(ref _reason)!;

    /// <summary>The most that the run can take: the timeouts of the phases that have a task.</summary>
    public TimeSpan TotalTimeout
    {
        get
        {
            lock (_gate) return _tasks.Select(t => t.Phase).Distinct().Aggregate(TimeSpan.Zero, (sum, p) => sum + Timeout(p));
        }
    }

    public static CoordinatedShutdown Get(ActorSystem sys) =>
        sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>Also while the shutdown runs, for a phase that has not begun.</summary>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!_phases.ContainsKey(phase))
            throw new ConfigurationException(
                $"Unknown phase [{phase}]: akka.coordinated-shutdown.phases has [{string.Join(", ", _order)}]");
        lock (_gate) _tasks.Add(new PhaseTask(phase, taskName, task));
    }

    public TimeSpan Timeout(string phase) => _phases.TryGetValue(phase, out var known)
        ? known.Timeout
        : throw new ArgumentException($"Unknown phase [{phase}]: it is not in akka.coordinated-shutdown.phases", nameof(phase));

    /// <summary>
    /// The task ends after the last phase, or fails with the first failure in a phase that does not recover: what comes after
    /// such a phase is not done. Further calls answer the same task.
    /// </summary>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null) _ = RunPhases(reason, fromPhase);
        return _run.Task;
    }

    private async Task RunPhases(Reason reason, string? fromPhase)
    {
        try
        {
            _log.Debug("Coordinated shutdown begins: {0}", reason);
            foreach (var phase in _order.SkipWhile(p => fromPhase is not null && p != fromPhase))
                await RunPhase(phase).ConfigureAwait(false);
            _run.SetResult(Done.Instance);
        }
        catch (Exception cause)
        {
            // The boundary of user code: a phase that does not recover; who asked for the run is told.
            _run.SetException(cause);
        }
    }

    private async Task RunPhase(string name)
    {
        List<PhaseTask> tasks;
        lock (_gate) tasks = _tasks.FindAll(t => t.Phase == name);
        if (tasks.Count == 0) return;
        var phase = _phases[name];
        _log.Debug("Phase [{0}]: [{1}]", name, string.Join(", ", tasks.Select(t => t.Name)));
        try
        {
            var all = Task.WhenAll(tasks.Select(t => phase.Recover ? t.RunRecovering(_log) : t.Run()));
            await all.WaitAsync(phase.Timeout, ((ActorSystemImpl)System).Time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (phase.Recover)
        {
            _log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", name, phase.Timeout);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Coordinated shutdown phase [{name}] timed out after {phase.Timeout}", late);
        }
    }

    public class Reason
    {
        protected Reason()
        {
        }

        public override string ToString() => GetType().Name;
    }

    public class UnknownReason : Reason
    {
        public static readonly Reason Instance = new UnknownReason();

        private UnknownReason()
        {
        }
    }

    public class ActorSystemTerminateReason : Reason
    {
        public static readonly Reason Instance = new ActorSystemTerminateReason();

        private ActorSystemTerminateReason()
        {
        }
    }

    public class ClrExitReason : Reason
    {
        public static readonly Reason Instance = new ClrExitReason();

        private ClrExitReason()
        {
        }
    }

    public class ClusterDowningReason : Reason
    {
        public static readonly Reason Instance = new ClusterDowningReason();

        private ClusterDowningReason()
        {
        }
    }

    public class ClusterJoinUnsuccessfulReason : Reason
    {
        public static readonly Reason Instance = new ClusterJoinUnsuccessfulReason();

        private ClusterJoinUnsuccessfulReason()
        {
        }
    }

    public class ClusterLeavingReason : Reason
    {
        public static readonly Reason Instance = new ClusterLeavingReason();

        private ClusterLeavingReason()
        {
        }
    }
}
