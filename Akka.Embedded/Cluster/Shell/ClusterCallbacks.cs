using Akka.Event;

namespace Akka.Cluster;

/// <summary>What is to be done once when this node is Up, or out of the cluster: each on a thread of the pool.</summary>
internal sealed class ClusterCallbacks(ILoggingAdapter log)
{
    private readonly Lock _gate = new();
    private List<Action>? _onUp = [];
    private List<Action>? _onRemoved = [];

    public void OnUp(Action callback) => Add(ref _onUp, callback);

    public void OnRemoved(Action callback) => Add(ref _onRemoved, callback);

    public void RunUp() => Run(ref _onUp);

    public void RunRemoved() => Run(ref _onRemoved);

    private void Add(ref List<Action>? waiting, Action callback)
    {
        lock (_gate)
        {
            if (waiting is not null)
            {
                waiting.Add(callback);
                return;
            }
        }
        Start(callback);
    }

    private void Run(ref List<Action>? waiting)
    {
        List<Action>? callbacks;
        lock (_gate) (callbacks, waiting) = (waiting, null);
        foreach (var callback in callbacks ?? []) Start(callback);
    }

    private void Start(Action callback) => ThreadPool.UnsafeQueueUserWorkItem(Call, callback, preferLocal: false);

    private void Call(Action callback)
    {
        try
        {
            callback();
        }
        catch (Exception cause)
        {
            // The boundary of user code.
            log.Error(cause, "A callback of the cluster failed: {0}", cause.Message);
        }
    }
}
