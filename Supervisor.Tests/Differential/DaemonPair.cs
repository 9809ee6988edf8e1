using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>The reference's daemon and ours, each with the same configuration in a directory of its own.</summary>
internal sealed class DaemonPair(DaemonUnderTest stock, DaemonUnderTest ours) : IAsyncDisposable
{
    public DaemonUnderTest Stock => stock;

    public DaemonUnderTest Ours => ours;

    public static Task<DaemonPair> Start(Func<TempDir, string> programs, DaemonSetup? setup = null) =>
        Start(program => DaemonUnderTest.Start(program, programs, setup));

    public static Task<DaemonPair> StartZoo(DaemonSetup? setup = null) => Start(program => Programs.StartZoo(program, setup));

    /// <summary>Lets one client talk to both.</summary>
    public Comparison Through(string client) => new(new(client, stock), new(client, ours)) { IgnoresOrder = true };

    public Task Both(Func<DaemonUnderTest, Task> action) => Task.WhenAll(action(stock), action(ours));

    public async ValueTask DisposeAsync()
    {
        await stock.DisposeAsync();
        await ours.DisposeAsync();
    }

    private static async Task<DaemonPair> Start(Func<DaemonProgram, Task<DaemonUnderTest>> start)
    {
        var ours = start(DaemonProgram.Ours);
        var stock = start(DaemonProgram.Stock);
        try
        {
            return new(await stock, await ours);
        }
        catch
        {
            foreach (var daemon in (Task<DaemonUnderTest>[])[stock, ours])
            {
                await daemon.ContinueWith(_ => { }, TaskScheduler.Default);
                if (daemon.IsCompletedSuccessfully) await daemon.Result.DisposeAsync();
            }

            throw;
        }
    }
}
