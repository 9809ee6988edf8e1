using System.Buffers;
using System.Net.Sockets;

namespace Akka.Remote.Links;

/// <summary>
/// Writes what its source has, in batches, until there is nothing more; runs again when woken. Sources wake it under their own
/// locks, so it never asks them anything under its own.
/// </summary>
internal sealed class WritePump(FrameLink link, IConnection connection, IFrameSource source, CancellationToken closed)
    : IThreadPoolWorkItem
{
    private const int Initial = 1024;
    private const int Kept = 128 * 1024;

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _batch = new(Initial);
    private TaskCompletionSource? _idle;
    private byte[]? _lastWord;
    private bool _running;
    private bool _woken;

    internal void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            if (_running) return;
            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Says this after everything else, and then ends this direction.</summary>
    internal void End(byte[] lastWord)
    {
        lock (_gate) _lastWord = lastWord;
        Wake();
    }

    /// <summary>Done when everything that the source has is written (or cannot be).</summary>
    internal Task Idle()
    {
        lock (_gate)
        {
            if (!_running) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    public void Execute() => _ = Run();

    private async Task Run()
    {
        try
        {
            do
            {
                Begin();
                while (source.Fill(link, _batch)) await WriteBatch().ConfigureAwait(false);
                if (TakeLastWord() is { } word) await WriteLast(word).ConfigureAwait(false);
            }
            while (!Stop());
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The reading loop learns of it too, and tells; this pump stays in its running state and is never woken again.
            link.Dispose();
            lock (_gate) _idle?.TrySetResult();
        }
    }

    private async ValueTask WriteBatch()
    {
        await connection.Write(_batch.WrittenMemory, closed).ConfigureAwait(false);
        if (_batch.Capacity > Kept) _batch = new ArrayBufferWriter<byte>(Initial);
        else _batch.ResetWrittenCount();
    }

    private async ValueTask WriteLast(byte[] word)
    {
        await connection.Write(word, closed).ConfigureAwait(false);
        connection.EndWriting();
    }

    private byte[]? TakeLastWord()
    {
        lock (_gate)
        {
            var word = _lastWord;
            _lastWord = null;
            return word;
        }
    }

    private void Begin()
    {
        lock (_gate) _woken = false;
    }

    /// <summary>False: it was woken meanwhile.</summary>
    private bool Stop()
    {
        lock (_gate)
        {
            if (_woken) return false;
            _running = false;
            _idle?.TrySetResult();
            return true;
        }
    }
}
