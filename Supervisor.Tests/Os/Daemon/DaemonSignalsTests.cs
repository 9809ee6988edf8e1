using System.Globalization;
using System.Threading.Channels;
using Supervisor.Node.Os.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

public class DaemonSignalsTests
{
    private const int Chld = 17, Xfsz = 25;

    private static readonly int[] Heard = [SignalByPid.Hup, SignalByPid.Int, SignalByPid.Quit, SignalByPid.Usr2, SignalByPid.Term];

    private static readonly string[] WithAllIgnored = ["/usr/bin/env", "--ignore-signal=HUP,INT,QUIT,USR2,TERM,CHLD"];

    [Fact]
    public Task Each_signal_is_given_by_its_number_as_often_as_it_comes() => OwnProcess.Run(EachIsHeardTwice);

    [Fact]
    public Task What_the_starter_ignored_is_heard_too() => OwnProcess.Run(WithAllIgnored, EachIsHeardTwice);

    [Fact]
    public Task Signals_are_given_one_at_a_time() => OwnProcess.Run(static async () =>
    {
        var running = 0;
        var heard = Channel.CreateUnbounded<bool>();
        using var gate = new SemaphoreSlim(0);
        DaemonSignals.Listen(_ =>
        {
            var alone = Interlocked.Increment(ref running) == 1;
            gate.Wait();
            Interlocked.Decrement(ref running);
            heard.Writer.TryWrite(alone);
        });

        Array.ForEach(Heard, Raise);
        gate.Release(Heard.Length);

        for (var i = 0; i < Heard.Length; i++) Assert.True(await Next(heard));
    });

    [Fact]
    public Task Children_are_not_ignored_and_not_handled() => OwnProcess.Run(WithAllIgnored, static () =>
    {
        Assert.True(Has("SigIgn", Chld), "it was to be ignored");

        DaemonSignals.Prepare();
        DaemonSignals.Listen(_ => { });

        Assert.False(Has("SigIgn", Chld));
        Assert.False(Has("SigCgt", Chld));
        return Task.CompletedTask;
    });

    [Fact]
    public Task A_file_that_is_too_large_is_an_error_and_not_the_end() => OwnProcess.Run(static () =>
    {
        Assert.False(Has("SigIgn", Xfsz));

        DaemonSignals.Prepare();

        Assert.True(Has("SigIgn", Xfsz));
        return Task.CompletedTask;
    });

    private static async Task EachIsHeardTwice()
    {
        var heard = Channel.CreateUnbounded<int>();
        DaemonSignals.Listen(s => heard.Writer.TryWrite(s));

        foreach (var signal in Heard.Concat(Heard))
        {
            Raise(signal);
            Assert.Equal(signal, await Next(heard));
        }
    }

    private static void Raise(int signal) => SignalByPid.Send(Environment.ProcessId, signal);

    private static Task<T> Next<T>(Channel<T> heard) => heard.Reader.ReadAsync().AsTask().Within();

    private static bool Has(string set, int signal)
    {
        var line = File.ReadLines("/proc/self/status").Single(l => l.StartsWith(set, StringComparison.Ordinal));
        return (ulong.Parse(line.Split('\t')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) == 1;
    }
}
