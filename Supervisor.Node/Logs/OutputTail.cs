using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;

namespace Supervisor.Node.Logs;

/// <summary>
/// Keeps the last bytes that one child wrote on both its streams. However much it writes, no more is copied of a piece than is
/// kept of all.
/// </summary>
internal sealed class OutputTail
{
    internal const int MaxBytes = 8 * 1024, MaxRuns = 256;

    private const int FirstBlock = 512;

    private readonly Lock _gate = new();
    private readonly List<OutputRun> _runs = [];

    // The bytes that are kept, and behind them room to append without moving them each time.
    private byte[] _bytes = [];
    private int _length;
    private bool _isCut;

    internal void Add(bool isStderr, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (bytes.Length >= MaxBytes)
            {
                _isCut |= _length > 0 || bytes.Length > MaxBytes;
                bytes = bytes[^MaxBytes..];
                _length = 0;
                _runs.Clear();
            }

            MakeRoom_NeedsGate(bytes.Length);
            bytes.CopyTo(_bytes.AsSpan(_length));
            _length += bytes.Length;
            if (_runs.Count > 0 && _runs[^1].IsStderr == isStderr) _runs[^1] = new(isStderr, _runs[^1].Length + bytes.Length);
            else if (bytes.Length > 0) _runs.Add(new(isStderr, bytes.Length));
            if (_runs.Count > 2 * MaxRuns) Shorten_NeedsGate();
        }
    }

    /// <summary>What is kept so far.</summary>
    internal OutputEnd Take()
    {
        lock (_gate)
        {
            if (_length == 0) return OutputEnd.None;
            Shorten_NeedsGate();
            return new(_bytes.AsSpan(0, _length).ToArray(), EquatableArray.Of(_runs.ToArray()), _isCut);
        }
    }

    private void MakeRoom_NeedsGate(int more)
    {
        if (_length + more <= _bytes.Length) return;
        if (_length + more > 2 * MaxBytes) Shorten_NeedsGate();
        if (_length + more <= _bytes.Length) return;
        Array.Resize(ref _bytes, Math.Min(2 * MaxBytes, Math.Max(FirstBlock, 2 * (_length + more))));
    }

    private void Shorten_NeedsGate()
    {
        var cut = 0;
        while (_runs.Count > MaxRuns) cut += TakeRun_NeedsGate(int.MaxValue);
        while (_length - cut > MaxBytes) cut += TakeRun_NeedsGate(_length - cut - MaxBytes);
        if (cut == 0) return;
        _isCut = true;
        _bytes.AsSpan(cut, _length - cut).CopyTo(_bytes);
        _length -= cut;
    }

    // Takes the oldest run away, or so much of it; how much that was.
    private int TakeRun_NeedsGate(int most)
    {
        var run = _runs[0];
        var taken = Math.Min(run.Length, most);
        if (taken == run.Length) _runs.RemoveAt(0);
        else _runs[0] = run with { Length = run.Length - taken };
        return taken;
    }
}
