using System.Collections.Concurrent;
using System.Text;
using Supervisor.Cli.Fleet;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>Waits for keys, events and time, and draws what has changed, at most twenty times a second.</summary>
internal sealed class TopLoop : IDisposable
{
    private const int FrameMilliseconds = 50;

    private readonly ConsoleSession _session;
    private readonly IScreen _screen;
    private readonly TimeProvider _time;
    private readonly TopView _view;
    private readonly TopFeed _feed;
    private readonly ScreenDiff _diff = new();
    private readonly ConcurrentQueue<TopInput> _inputs = new();
    private readonly Wake _wake = new();
    private TopStream? _log;
    private TopModel _model = new();
    private bool _isOver;

    public TopLoop(ConsoleSession session, IScreen screen, TimeProvider time)
    {
        (_session, _screen, _time) = (session, screen, time);
        _view = new TopView(new TopTheme(session.Terminal.ShowsColours), TimeZoneInfo.Local);
        _feed = new TopFeed(session, Post, time);
        screen.OnSignal = isEnd => Post(isEnd ? new TopInput.Pressed(KeyKind.Interrupt) : SizeNow());
    }

    public void Run()
    {
        Take(new TopInput.Ticked(Now));
        Take(SizeNow());
        _feed.Start();
        using var events = TopStream.Again(_session, FleetEvent.Path, TakeEvent, _feed.Reload);
        while (!_isOver)
        {
            Draw();
            Wait();
        }
    }

    public void Dispose()
    {
        _log?.Dispose();
        _feed.Dispose();
        _wake.Dispose();
    }

    private double Now => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private TopInput.Resized SizeNow() => new(_screen.Size.Columns, _screen.Size.Rows);

    private void Draw()
    {
        _model = TopCursor.Fit(_model);
        var text = _diff.Next(_view.Lines(_model));
        if (text.Length > 0) _screen.Write(text);
    }

    /// <summary>Until something comes, or the clock shows another second; what came meanwhile makes one picture.</summary>
    private void Wait()
    {
        var drawn = _time.GetTimestamp();
        var untilSecond = 1000 - (int)(_time.GetUtcNow().ToUnixTimeMilliseconds() % 1000);
        var ready = Readiness.WaitFor(untilSecond, _screen.KeysDescriptor, _wake.Descriptor);
        if (!ready.Has(0) && _time.GetElapsedTime(drawn).TotalMilliseconds is < FrameMilliseconds and var passed)
            ready = Readiness.WaitFor(FrameMilliseconds - (int)passed, _screen.KeysDescriptor);
        Take(new TopInput.Ticked(Now));
        _wake.Clear();
        while (_inputs.TryDequeue(out var input)) Take(input);
        if (!ready.Has(0)) return;
        foreach (var key in _screen.TakeKeys()) Take(new TopInput.Pressed(key));
    }

    private void Take(TopInput input)
    {
        (_model, var effects) = TopUpdate.Apply(_model, input);
        foreach (var effect in effects) Do(effect);
    }

    private void Do(TopEffect effect)
    {
        switch (effect)
        {
            case TopEffect.Quit: _isOver = true; break;
            case TopEffect.Redraw: _diff.Forget(); break;
            case TopEffect.Reload: _feed.Reload(); break;
            case TopEffect.Act act: _feed.Act(act.Verb, act.Target); break;
            case TopEffect.OpenLog log: OpenLog(log.Key, log.Channel); break;
            case TopEffect.CloseLog: CloseLog(); break;
            case TopEffect.Suspend:
                _screen.Suspend();
                _diff.Forget();
                Take(SizeNow());
                break;
        }
    }

    private void OpenLog(ProcessKey key, string channel)
    {
        CloseLog();
        void Show(string line) => Post(new TopInput.Logged(key, channel, line));
        _log = TopStream.Once(_session, LogPath.Of(key.Node, key.Group, key.Name, channel),
            line => Show(Encoding.UTF8.GetString(line)), Show);
    }

    private void CloseLog()
    {
        _log?.Dispose();
        _log = null;
    }

    private void TakeEvent(byte[] line)
    {
        if (FleetEvent.Parse(line) is { } happened) Post(new TopInput.Happened(happened));
    }

    private void Post(TopInput input)
    {
        _inputs.Enqueue(input);
        _wake.Set();
    }
}
