using Supervisor.Tests.Support;

namespace Supervisor.Tests.Packaging;

/// <summary>What trimming and the making of single files could have broken, tried on the result.</summary>
public class PublishedTests
{
    private const long MostResident = 55L * 1024 * 1024;

    private static DaemonProgram Daemon => new("published", Published.Daemon!);

    [PublishedFact]
    public void Each_program_is_one_file() => Assert.Equal(
        ["echo_supervisord_conf", "pidproxy", "supervisor_stdout", "supervisorctl", "supervisord"],
        Directory.GetFiles(Published.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [PublishedFact]
    public async Task A_daemon_runs_programs_and_answers_the_console()
    {
        await using var daemon = await DaemonUnderTest.Start(
            Daemon, _ => "[program:cat]\ncommand=/bin/cat\n[program:echo]\ncommand=/bin/echo hi\nautostart=false\nstartsecs=0");
        await daemon.UntilState("cat", "RUNNING");

        Assert.Equal("echo: started\n", (await Control(daemon, "start", "echo")).Output);
        await daemon.UntilState("echo", "EXITED");
        Assert.StartsWith("hi\n", (await Control(daemon, "tail", "echo")).Output, StringComparison.Ordinal);
        Assert.Contains("\"statename\":\"RUNNING\"", (await Control(daemon, "--json", "status", "cat")).Output, StringComparison.Ordinal);
        Assert.Equal("No config updates to processes\n", (await Control(daemon, "reread")).Output);
        Assert.Equal("4.2.5\n", (await Control(daemon, "version")).Output);
        Assert.InRange(new ProcessMemory(daemon.Pid).Resident, 1, MostResident);
    }

    [PublishedFact]
    public async Task The_page_and_the_JSON_are_in_the_daemon()
    {
        await using var daemon = await DaemonUnderTest.Start(Daemon, _ => "[program:cat]\ncommand=/bin/cat");
        using var client = daemon.Connect();
        foreach (var path in new[] { "/", "/api/v1/processes", "/api/v1/config", "/healthz" })
        {
            await client.Send($"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");
            var answer = await client.Receive();
            Assert.True(answer.Status == 200, $"{path}: {answer}");
        }
    }

    [PublishedFact]
    public void The_sample_is_in_the_console()
    {
        var sample = CommandRunner.Run(Path.Combine(Published.Folder, "echo_supervisord_conf"));

        Assert.Contains("[supervisord]", sample.Output, StringComparison.Ordinal);
    }

    [PublishedFact]
    public async Task Two_nodes_are_a_fleet()
    {
        using var shared = new TempDir();
        var secret = shared.Write("secret", Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var ports = (One: FreePort.Take(), Two: FreePort.Take());
        await using var one = await Node("one", ports.One, ports.One, shared);
        await using var two = await Node("two", ports.Two, ports.One, shared);

        await one.Until(async () => (await Control(one, "cluster", "stop", "cat@two")).Output == "two:cat: stopped\n", "the other's program is stopped");
        await two.UntilState("cat", "STOPPED");
    }

    private static Task<DaemonUnderTest> Node(string name, int port, int seed, TempDir shared)
    {
        var hocon = shared.Write(name + ".hocon", $$"""
            supervisor.cluster.secret-file = "{{shared.File("secret")}}"
            akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = {{port}} }
            akka.cluster.seed-nodes = ["127.0.0.1:{{seed}}"]
            """);
        return DaemonUnderTest.Start(
            Daemon, _ => $"[cluster]\nconfig={hocon}\nnode_name={name}\n[program:cat]\ncommand=/bin/cat");
    }

    private static Task<CommandResult> Control(DaemonUnderTest daemon, params string[] words) =>
        CommandRunner.RunAsync(Published.Console!, ["-c", daemon.ConfigFile, .. words]);
}
