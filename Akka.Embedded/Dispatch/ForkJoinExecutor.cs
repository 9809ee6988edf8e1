using System.Collections.Concurrent;

namespace Akka.Dispatch;

/// <summary>
/// Threads of one dispatcher, made when first needed: what they do waits for each other and for nobody else. After the end
/// the thread pool does what is still to do.
/// </summary>
internal sealed class ForkJoinExecutor(string name, int threads)
{
    private readonly BlockingCollection<IThreadPoolWorkItem> _waiting = [];
    private readonly Lock _making = new();
    private volatile bool _isStarted;

    internal void Execute(IThreadPoolWorkItem work)
    {
        if (!_isStarted) Start();
        try
        {
            _waiting.Add(work);
        }
        catch (InvalidOperationException)
        {
            // Told to end in the meantime.
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }
    }

    internal void Shutdown() => _waiting.CompleteAdding();

    private void Start()
    {
        lock (_making)
        {
            if (_isStarted) return;
            for (var i = 0; i < threads; i++) new Thread(Run) { IsBackground = true, Name = name }.UnsafeStart();
            _isStarted = true;
        }
    }

    private void Run()
    {
        foreach (var work in _waiting.GetConsumingEnumerable()) work.Execute();
    }
}
