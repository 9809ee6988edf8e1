using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public class OutputTellerTests
{
    private readonly RecordingLog _log = new();
    private readonly ManualTime _time = new();
    private readonly RecordingOwner _owner = new();
    private readonly OutputTeller _teller;

    public OutputTellerTests() => _teller = new("p", _owner, _log, _time);

    [Fact]
    public void What_is_told_and_not_heard_is_bounded_however_small_the_pieces_are()
    {
        for (var i = 0; i < OutputTeller.MostUnheard / 64; i++) Tell(1);
        Assert.InRange(_owner.Told.Count, 1000, OutputTeller.MostUnheard / 128);
    }

    [Fact]
    public void Who_does_not_keep_up_is_complained_of_once_a_minute()
    {
        for (var i = 0; i < 2; i++)
        {
            Tell(OutputTeller.MostUnheard);
            Tell(1000);
            Tell(1000);
            _teller.Heard(OutputTeller.MostUnheard);
        }

        Assert.Equal(["Warn: p writes faster than it can be told: some of its output makes no events"], _log.Lines);
        _time.Advance(TimeSpan.FromMinutes(1));
        Tell(OutputTeller.MostUnheard);
        Tell(1000);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public void One_piece_that_is_larger_than_the_bound_is_told_where_nothing_else_is_under_way()
    {
        Tell(OutputTeller.MostUnheard + 1);
        Tell(1);
        Assert.Single(_owner.Told);
        _teller.Heard(OutputTeller.MostUnheard + 1);
        Tell(1);
        Assert.Equal(2, _owner.Told.Count);
    }

    private void Tell(int bytes) => _teller.TellText(new byte[bytes], text => new HostEvent.OutputLogged("stdout", text));
}
