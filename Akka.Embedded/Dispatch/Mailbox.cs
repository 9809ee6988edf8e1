using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// A cell's two queues and the right to run it. The bit Scheduled is that right: who sets it queues the mailbox to its
/// dispatcher's threads, or the thread pool, and only its run clears it, so a cell never runs twice at once. Suspension and closing happen in the run.
/// </summary>
internal sealed class Mailbox(ActorCell cell, ForkJoinExecutor? own) : IThreadPoolWorkItem
{
    /// <summary>User messages, or rounds of system messages, handled in one turn before others get theirs.</summary>
    private const int Throughput = 60;

    private const int Closed = 1;
    private const int Scheduled = 2;
    private const int SuspendUnit = 4;

    private MessageQueue _queue = MessageQueue.Create();
    private SystemMessage? _system;
    private Stack<Envelope>? _front;
    private volatile int _status = Scheduled;

    internal bool IsClosed => (_status & Closed) != 0;

    internal bool IsSuspended => _status >= SuspendUnit;

    private bool HasWork =>
        Volatile.Read(ref _system) is not null
        || ((!IsSuspended || IsClosed) && (!_queue.IsEmpty || _front is { Count: > 0 }));

    /// <summary>A mailbox is born with the right to run taken, so that nothing runs before the first call.</summary>
    internal void Start() => Run();

    internal void Post(object message, IActorRef? sender)
    {
        if (IsClosed)
        {
            cell.ToDeadLetters(message, sender);
            return;
        }

        _queue.Enqueue(message, sender);
        if ((_status & Scheduled) == 0) Schedule();
    }

    internal void PostSystem(SystemMessage message)
    {
        SystemMessage? top;
        do
        {
            top = Volatile.Read(ref _system);
            message.Next = top;
        }
        while (Interlocked.CompareExchange(ref _system, message, top) != top);

        if ((_status & Scheduled) == 0) Schedule();
    }

    /// <summary>Puts messages before all waiting ones. Only for the actor itself, in its turn.</summary>
    internal void Prepend(IEnumerable<Envelope> envelopes)
    {
        _front ??= new Stack<Envelope>();
        foreach (var envelope in envelopes.Reverse()) _front.Push(envelope);
    }

    internal void Suspend() => Interlocked.Add(ref _status, SuspendUnit);

    internal void Resume()
    {
        if (IsSuspended) Interlocked.Add(ref _status, -SuspendUnit);
    }

    internal void Close() => Interlocked.Or(ref _status, Closed);

    public void Execute()
    {
        RunTurn();
        while (TryTakeRight())
        {
            if (!cell.RunsOnCallingThread)
            {
                Queue();
                return;
            }

            RunTurn();
        }
    }

    private void RunTurn()
    {
        var previous = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = cell;
        try
        {
            if (RunSystemMessages()) RunUserMessages();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = previous;
            Interlocked.And(ref _status, ~Scheduled);
        }
    }

    private void Schedule()
    {
        if (TryTakeRight()) Run();
    }

    private bool TryTakeRight()
    {
        int status;
        do
        {
            status = _status;
            if ((status & Scheduled) != 0 || !HasWork) return false;
        }
        while (Interlocked.CompareExchange(ref _status, status | Scheduled, status) != status);

        return true;
    }

    private void Run()
    {
        if (cell.RunsOnCallingThread) Execute();
        else Queue();
    }

    private void Queue()
    {
        if (own is null) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else own.Execute(this);
    }

    private void RunUserMessages()
    {
        for (var left = Throughput; left > 0; left--)
        {
            if (IsClosed)
            {
                Drain();
                return;
            }

            if (IsSuspended || !TryDequeue(out var message, out var sender)) return;
            cell.Invoke(message, sender);
            if (Volatile.Read(ref _system) is not null && !RunSystemMessages()) return;
        }
    }

    /// <summary>False if there are still some: a handler that goes on and on by continuations must let others run.</summary>
    private bool RunSystemMessages()
    {
        for (var left = Throughput; left > 0; left--)
        {
            if (Interlocked.Exchange(ref _system, null) is not { } newest) return true;
            for (SystemMessage? message = OldestFirst(newest), next; message is not null; message = next)
            {
                next = message.Next;
                message.Next = null;
                if (IsClosed) cell.ToDeadLetters(message);
                else cell.SystemInvoke(message);
            }
        }

        return Volatile.Read(ref _system) is null;
    }

    private static SystemMessage OldestFirst(SystemMessage newest)
    {
        SystemMessage? reversed = null;
        for (SystemMessage? at = newest, next; at is not null; at = next)
        {
            next = at.Next;
            at.Next = reversed;
            reversed = at;
        }

        return reversed!;
    }

    private bool TryDequeue(out object message, out IActorRef? sender)
    {
        if (_front is not { Count: > 0 }) return _queue.TryDequeue(out message, out sender);
        (message, sender) = _front.Pop();
        return true;
    }

    private void Drain()
    {
        while (TryDequeue(out var message, out var sender)) cell.ToDeadLetters(message, sender);
    }
}
