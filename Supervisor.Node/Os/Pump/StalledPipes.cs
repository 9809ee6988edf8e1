namespace Supervisor.Node.Os.Pump;

/// <summary>
/// The pipes that hold bytes their channel would not take. A full disk says nothing when it has room again, so they are
/// tried again after a pause that doubles up to a second. Empty, it asks for no wake-up at all.
/// </summary>
internal sealed class StalledPipes
{
    private const int FirstPause = 10, LongestPause = 1000;

    private readonly Lock _gate = new();
    private readonly List<OutputPipe> _pipes = [];
    private int _pause = FirstPause;
    private long _due;

    internal void Add(OutputPipe pipe)
    {
        lock (_gate)
        {
            if (_pipes.Count == 0) (_pause, _due) = (FirstPause, Environment.TickCount64 + FirstPause);
            _pipes.Add(pipe);
        }
    }

    /// <summary>Milliseconds until something is to be tried again, or -1.</summary>
    internal int TimeLeft()
    {
        lock (_gate)
        {
            return _pipes.Count == 0 ? -1 : (int)Math.Clamp(_due - Environment.TickCount64, 0, LongestPause);
        }
    }

    /// <summary>Offers what is held again: when it is due, or when told that there may be room.</summary>
    internal void Retry(Span<byte> buffer, bool now)
    {
        OutputPipe[] pipes;
        lock (_gate)
        {
            if (_pipes.Count == 0 || (!now && _due > Environment.TickCount64)) return;
            pipes = [.. _pipes];
            _pipes.Clear();
        }

        var resumed = 0;
        foreach (var pipe in pipes)
        {
            if (pipe.TryResume(buffer)) resumed++;
            else AddBack(pipe);
        }

        lock (_gate)
        {
            _pause = resumed > 0 ? FirstPause : Math.Min(_pause * 2, LongestPause);
            _due = Environment.TickCount64 + _pause;
        }
    }

    private void AddBack(OutputPipe pipe)
    {
        lock (_gate) _pipes.Add(pipe);
    }
}
