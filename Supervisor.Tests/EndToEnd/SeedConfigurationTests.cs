using System.Globalization;
using System.Text;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Configurations as the tutorials of this field have them load and run unchanged.</summary>
[Trait("speed", "slow")]
public class SeedConfigurationTests
{
    private const string Loop = """
        import os, sys, time
        while True:
            print(os.environ.get("X", "hello"), flush=True)
            print("to stderr", file=sys.stderr, flush=True)
            time.sleep(0.2)
        """;

    private static readonly string Me = Environment.UserName;

    [PythonFact]
    public async Task Included_programs_with_comments_after_tabs_run_as_they_are()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir =>
        {
            dir.Write("hello.py", Loop);
            dir.Write("world.py", Loop);
            dir.Write("conf.d/hello.conf", Included(dir, "hello"));
            dir.Write("conf.d/world.conf", Included(dir, "world"));
            return "[include]\nfiles = conf.d/*.conf\n";
        });
        await daemon.UntilState("hello", "RUNNING");
        await daemon.UntilState("world", "RUNNING");
        await daemon.Until(() => File.ReadAllText(daemon.Directory.File("hello.log")).Contains("hello\n", StringComparison.Ordinal), "it talks");
    }

    [Fact]
    public async Task A_group_of_two_programs_is_addressed_by_its_name()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => """
            [program:a]
            command=/bin/sleep 100000
            [program:b]
            command=/bin/sleep 100000
            [group:thegroupname]
            programs=a,b
            priority=999
            """);
        await daemon.UntilState("thegroupname:b", "RUNNING");
        var result = await daemon.Control("stop", "thegroupname:*");
        Assert.Equal(["thegroupname:a: stopped", "thegroupname:b: stopped"], result.Output.TrimEnd().Split('\n'));
    }

    [PythonFact]
    public async Task A_pool_has_numbered_processes_and_its_environment()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir =>
        {
            dir.Write("loop.py", Loop);
            return $"""
                [program:pool]
                command=python3 {dir}/loop.py
                process_name=%(program_name)s_%(process_num)02d
                numprocs=3
                environment=PATH="/usr/local/bin:/usr/bin:/bin",X="x %(process_num)d"
                redirect_stderr=true
                stdout_logfile={dir}/%(program_name)s_%(process_num)02d.log
                stdout_logfile_maxbytes=20MB
                """;
        });
        for (var i = 0; i < 3; i++)
        {
            await daemon.UntilState($"pool:pool_{i:00}", "RUNNING");
            var log = daemon.Directory.File(string.Create(CultureInfo.InvariantCulture, $"pool_{i:00}.log"));
            await daemon.Until(() => File.ReadAllText(log).Contains($"x {i}\nto stderr\n", StringComparison.Ordinal), $"{log} has both");
        }
    }

    [Fact]
    public async Task A_port_asks_for_the_configured_password()
    {
        var port = FreePort.Take();
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => $"""
            [inet_http_server]
            port=127.0.0.1:{port}
            username=user
            password=123
            """);
        var url = $"http://127.0.0.1:{port}";
        Assert.StartsWith("Server requires authentication\n", (await Control(url)).Output, StringComparison.Ordinal);
        Assert.Equal("4.2.5\n", (await Control(url, "-u", "user", "-p", "123")).Output);

        async Task<CommandResult> Control(string url, params string[] credentials) =>
            await Client.Ours(["-c", daemon.ConfigFile, "-s", url, .. credentials, "version"]);
    }

    [Fact]
    public async Task Exit_codes_decide_who_comes_back()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:expected]
            command=/bin/sh -c 'exit 2'
            startsecs=0
            autorestart=unexpected
            exitcodes=0,2
            [program:unexpected]
            command=/bin/sh -c 'if [ -e {dir}/again ]; then exec sleep 100000; fi; touch {dir}/again; exit 3'
            startsecs=0
            autorestart=unexpected
            exitcodes=0,2
            """);
        await daemon.UntilLogged("exited: expected (exit status 2; expected)", "exited: unexpected (exit status 3; not expected)");
        await daemon.UntilState("expected", "EXITED");
        await daemon.UntilState("unexpected", "RUNNING");
    }

    [Fact]
    public async Task The_level_trace_shows_requests()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => "", new() { Daemon = "loglevel=trace" });
        await daemon.Call("supervisor.getState");
        await daemon.UntilLogged("TRAC XML-RPC method called: supervisor.getState()", "\"POST /RPC2 HTTP/1.1\" 200");
    }

    private static string Included(TempDir dir, string name)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[program:{name}]\n");
        text.Append(CultureInfo.InvariantCulture, $"command=python3 {name}.py\t\t; the program (relative uses PATH, can take args)\n");
        text.Append(CultureInfo.InvariantCulture, $"directory={dir}\t; directory to cwd to before exec (def no cwd)\n");
        text.Append(CultureInfo.InvariantCulture, $"user={Me}\t\t; setuid to this UNIX account to run the program\n");
        text.Append(CultureInfo.InvariantCulture, $"stdout_logfile={dir}/{name}.log\t; stdout log path, NONE for none; default AUTO\n");
        return text.ToString();
    }
}
