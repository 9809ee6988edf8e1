using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>A zoo of programs: every kind of state, and every kind of refusal.</summary>
internal static class Programs
{
    public static string Zoo(TempDir directory)
    {
        directory.Write("plain.txt", "not a program\n");
        return $"""
            [program:cat]
            command=/bin/cat
            startsecs=0

            [program:chatty]
            command=/bin/sh -c "echo one line of output; echo größer; echo a complaint >&2; exec cat"
            startsecs=0

            [program:quits]
            command=/bin/sh -c "sleep 0.2; exit 3"
            startsecs=0
            autorestart=false

            [program:broken]
            command=/bin/false
            startretries=0
            startsecs=5

            [program:idle]
            command=/bin/sleep 1000
            autostart=false
            startsecs=0

            [program:missing]
            command=/nonexistent/program
            autostart=false

            [program:notexec]
            command={directory}/plain.txt
            autostart=false

            [program:deaf]
            command=/bin/sh -c "trap '' TERM; echo deaf; while :; do sleep 1; done"
            startsecs=0
            stopwaitsecs=1
            autostart=false

            [program:quiet]
            command=/bin/sleep 1000
            stdout_logfile=NONE
            startsecs=0

            [program:worker-with-a-rather-long-name]
            command=/bin/sleep 1000
            numprocs=2
            process_name=%(program_name)s_%(process_num)02d
            startsecs=0

            [program:front]
            command=/bin/sleep 1000
            startsecs=0
            priority=5

            [program:back]
            command=/bin/sleep 1000
            startsecs=0
            autostart=false

            [group:app]
            programs=front,back
            priority=7
            """;
    }

    /// <summary>Waits until what starts by itself has come to rest.</summary>
    public static Task<DaemonUnderTest> StartZoo(string socketOptions = "", string clientOptions = "") =>
        StartZoo(DaemonProgram.Stock, new() { Socket = socketOptions, Client = clientOptions });

    public static async Task<DaemonUnderTest> StartZoo(DaemonProgram program, DaemonSetup? setup = null)
    {
        var daemon = await DaemonUnderTest.Start(program, Zoo, setup);
        await daemon.UntilLogged("gave up: broken", "exited: quits", "success: chatty", "success: front");
        return daemon;
    }

    /// <summary>One program, which keeps a daemon that is to end waiting until it is killed by its pid.</summary>
    public static async Task<DaemonUnderTest> StartMule()
    {
        var daemon = await DaemonUnderTest.Start(DaemonProgram.Stock, dir => $"""
            [program:mule]
            command=/bin/sh -c "trap '' TERM; touch {dir}/ready; while :; do sleep 0.1; done"
            startsecs=0
            stopwaitsecs=600

            [program:cat]
            command=/bin/cat
            startsecs=0
            """);
        await daemon.Until(() => File.Exists(daemon.Directory.File("ready")), "the mule is stubborn");
        await daemon.UntilState("cat", "RUNNING");
        return daemon;
    }

    /// <summary>Waits until nothing will change by itself any more.</summary>
    public static Task UntilAtRest(DaemonUnderTest daemon) => daemon.Until(
        async () => (await daemon.Processes()).All(process => process["statename"] switch
        {
            "STARTING" or "STOPPING" => false,
            "RUNNING" => process["name"] != "quits",
            _ => true,
        }),
        "at rest");
}
