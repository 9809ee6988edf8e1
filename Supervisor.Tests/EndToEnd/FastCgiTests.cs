using System.Net.Sockets;
using Supervisor.Tests.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Programs that share a listening socket, in a real daemon.</summary>
[Trait("speed", "slow")]
public class FastCgiTests
{
    // Says where its stdin leads to, and stays.
    private const string Shower = "command=/bin/sh -c \"readlink /proc/self/fd/0 > %(here)s/$SUPERVISOR_PROCESS_NAME; exec sleep 100000\"\n";

    private const string Pool = "process_name=%(program_name)s%(process_num)d\nnumprocs=2\n";

    private static bool CanConnect(string path)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> StdinOf(DaemonUnderTest daemon, string process)
    {
        var file = daemon.Directory.File(process);
        await daemon.Until(() => File.Exists(file) && File.ReadAllText(file).EndsWith('\n'), $"{process} runs");
        return File.ReadAllText(file).Trim();
    }

    [Fact]
    public async Task The_socket_is_stdin_of_every_process_and_lives_as_long_as_one_of_them()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ =>
            $"[fcgi-program:f]\n{Shower}{Pool}socket=unix://%(here)s/f.sock\n");
        await daemon.UntilState("f:f0", "RUNNING");
        await daemon.UntilState("f:f1", "RUNNING");
        Assert.StartsWith("socket:", await StdinOf(daemon, "f0"), StringComparison.Ordinal);
        Assert.Equal(await StdinOf(daemon, "f0"), await StdinOf(daemon, "f1"));

        await daemon.Call("supervisor.stopProcess", "f:f0");
        Assert.True(CanConnect(daemon.Directory.File("f.sock")));
        await daemon.Call("supervisor.stopProcess", "f:f1");
        Assert.False(CanConnect(daemon.Directory.File("f.sock")));
        await daemon.Call("supervisor.startProcess", "f:f1");
        Assert.True(CanConnect(daemon.Directory.File("f.sock")));
    }

    [Fact]
    public async Task Nobody_writes_to_the_stdin_of_such_a_process()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ =>
            "[fcgi-program:f]\ncommand=/bin/sleep 100000\nsocket=unix://%(here)s/f.sock\n");
        await daemon.UntilState("f", "RUNNING");
        var answer = await daemon.Send("supervisor.sendProcessStdin", RpcCalls.Parameter("f") + RpcCalls.Parameter("x"));
        Assert.Contains("NO_FILE: f", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_each_program_has_its_socket_and_one_without_is_named()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => $"""
            [group:g]
            programs=f,h,w
            [fcgi-program:f]
            {Shower}socket=unix://%(here)s/f.sock
            [fcgi-program:h]
            {Shower}socket=unix://%(here)s/h.sock
            [fcgi-program:w]
            {Shower}
            """);
        Assert.StartsWith("socket:", await StdinOf(daemon, "f"), StringComparison.Ordinal);
        Assert.StartsWith("socket:", await StdinOf(daemon, "h"), StringComparison.Ordinal);
        Assert.StartsWith("pipe:", await StdinOf(daemon, "w"), StringComparison.Ordinal);
        Assert.True(CanConnect(daemon.Directory.File("f.sock")) && CanConnect(daemon.Directory.File("h.sock")));
        await daemon.UntilLogged(
            "WARN [fcgi-program:w] runs in group g without a socket: [fcgi-program:w] section requires a \"socket\" line");
    }

    [Fact]
    public async Task A_daemon_whose_socket_cannot_be_opened_does_not_start()
    {
        using var taken = new TakenPort();
        await using var daemon = DaemonUnderTest.Launch(DaemonProgram.Ours, _ =>
            $"[fcgi-program:f]\ncommand=/bin/sleep 100000\nsocket=tcp://127.0.0.1:{taken.Number}\n");
        Assert.Equal(2, await daemon.UntilExit());
        Assert.Contains(
            $"Error: Could not create FastCGI socket tcp://127.0.0.1:{taken.Number}: [Errno 98] Address already in use\n",
            daemon.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_cannot_be_opened_later_is_a_failed_start_and_the_rest_goes_on()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, directory =>
        {
            Directory.CreateDirectory(directory.File("run"));
            return "[fcgi-program:f]\ncommand=/bin/sleep 100000\nsocket=unix://%(here)s/run/f.sock\nautostart=false\nstartretries=0\n"
                + "[program:bystander]\ncommand=/bin/sleep 100000\n";
        });
        Directory.Delete(daemon.Directory.File("run"), recursive: true);
        var answer = await daemon.Send("supervisor.startProcess", RpcCalls.Parameter("f"));
        Assert.Contains("SPAWN_ERROR: f", answer.Body, StringComparison.Ordinal);
        var reason = $"Could not create FastCGI socket unix://{daemon.Directory}/run/f.sock: [Errno 2] No such file or directory";
        Assert.Equal(("FATAL", reason), ((await daemon.Process("f"))["statename"], (await daemon.Process("f"))["spawnerr"]));
        await daemon.UntilState("bystander", "RUNNING");
    }

    [Fact]
    public async Task A_host_name_is_looked_up_without_anybody_waiting()
    {
        var port = FreePort.Take();
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ =>
            $"[fcgi-program:f]\n{Shower}{Pool}socket=tcp://localhost:{port}\n");
        await daemon.UntilState("f:f0", "RUNNING");
        await daemon.UntilState("f:f1", "RUNNING");
        Assert.Equal(await StdinOf(daemon, "f0"), await StdinOf(daemon, "f1"));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port).Within();
    }
}
