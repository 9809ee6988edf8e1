using Supervisor.Actors.Ports;
using Supervisor.Actors.ServiceManager;
using Supervisor.Tests.Logs;

namespace Supervisor.Tests.ServiceManager;

public class NotifyOutboxTests
{
    private readonly FakeNotifySocket _socket = new();
    private readonly RecordingLog _log = new();
    private readonly NotifyOutbox _outbox;

    public NotifyOutboxTests() => _outbox = new(_socket, _log);

    [Fact]
    public void What_the_manager_must_have_waits_for_room_in_its_order()
    {
        _socket.Outcome = new NotifyOutcome.Busy();
        _outbox.Send("a");
        _outbox.Send("b");
        Assert.True(_outbox.IsWaiting);

        _socket.Outcome = new NotifyOutcome.Sent();
        _outbox.Send("c");

        Assert.False(_outbox.IsWaiting);
        Assert.Equal(["a", "b", "c"], _socket.Taken);
    }

    [Fact]
    public void What_it_may_miss_is_left_out()
    {
        _socket.Outcome = new NotifyOutcome.Busy();
        Assert.False(_outbox.Offer("x"));
        _outbox.Send("a");
        Assert.False(_outbox.Offer("y"));

        _socket.Outcome = new NotifyOutcome.Sent();
        _outbox.Retry();

        Assert.Equal(["a"], _socket.Taken);
    }

    [Fact]
    public void A_manager_that_has_gone_is_mentioned_once()
    {
        _socket.Outcome = new NotifyOutcome.Failed("ENOENT");
        _outbox.Send("a");
        _outbox.Send("b");

        Assert.False(_outbox.IsWaiting);
        Assert.Equal("Warn: the service manager cannot be told how we are (NOTIFY_SOCKET): ENOENT", Assert.Single(_log.Lines));
    }
}
