using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>One stream of the server, read on a thread of its own until it is disposed of.</summary>
internal sealed class TopStream : IDisposable
{
    private const int MostMilliseconds = 100;

    private readonly Wake _end = new();
    private readonly Thread _thread;

    private TopStream(Action<Wake> work, string name)
    {
        _thread = new Thread(() => work(_end)) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Opened again two seconds after its end; <paramref name="onOpen"/> runs each time: something may have been missed.</summary>
    public static TopStream Again(ConsoleSession session, string path, Action<byte[]> onLine, Action onOpen) => new(
        end =>
        {
            do
            {
                onOpen();
                Read(session, path, onLine, _ => { }, end);
            }
            while (!Readiness.IsReady(end.Descriptor, 2000));
        },
        "fleet events");

    public static TopStream Once(ConsoleSession session, string path, Action<byte[]> onLine, Action<string> onProblem) =>
        new(end => Read(session, path, onLine, onProblem, end), "fleet log");

    /// <summary>The thread ends by itself; one that waits for a connection may take until that is refused.</summary>
    public void Dispose()
    {
        _end.Set();
        if (_thread.Join(MostMilliseconds)) _end.Dispose();
    }

    private static void Read(ConsoleSession session, string path, Action<byte[]> onLine, Action<string> onProblem, Wake end)
    {
        var splitter = new LineSplitter(onLine);
        try
        {
            using var stream = LogStream.Open(session.ServerUrl, session.Credentials, new(path, splitter.Feed), onProblem);
            while (stream is not null && !Readiness.Wait(end.Descriptor, stream.Descriptor).Has(0) && stream.Pump()) { }
            splitter.End();
        }
        catch (CommandException problem)
        {
            onProblem(problem.Message);
        }
    }
}
