using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web.Browser;

/// <summary>A daemon of ours with a port for browsers.</summary>
internal sealed class PageDaemon(DaemonUnderTest daemon, int port) : IAsyncDisposable
{
    public const string Programs = """
        [program:cat]
        command=/bin/cat
        startsecs=0

        [program:idle]
        command=/bin/cat
        autostart=false
        startsecs=0

        [program:pool]
        command=/bin/cat
        startsecs=0
        process_name=%(program_name)s_%(process_num)02d
        numprocs=3

        [program:talks]
        command=/bin/sh -c "echo first; echo complaint >&2; exec cat"
        startsecs=0

        [program:dies]
        command=/bin/cat
        startsecs=0
        autorestart=false
        """;

    public DaemonUnderTest Daemon => daemon;

    public int Port => port;

    public string Url => $"http://127.0.0.1:{port}/";

    public static async Task<PageDaemon> Start(string programs = Programs, int? port = null)
    {
        var taken = port ?? FreePort.Take();
        return new(await DaemonUnderTest.Start(DaemonProgram.Ours, _ => $"[inet_http_server]\nport=127.0.0.1:{taken}\n{programs}\n"), taken);
    }

    /// <summary>Lets a <c>cat</c> say something.</summary>
    public Task Say(string name, string text) => daemon.Call("supervisor.sendProcessStdin", name, text);

    public ValueTask DisposeAsync() => daemon.DisposeAsync();
}
