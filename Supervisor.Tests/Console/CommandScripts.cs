using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>Command lines that change something, at two daemons of <see cref="Programs.Zoo"/> that stay alike.</summary>
internal static class CommandScripts
{
    private static readonly string[] Changes =
    [
        "start idle", "status idle", "start idle back", "stop idle", "stop idle", "start app:*", "stop app:*", "start app:*",
        "signal HUP nope cat", "start cat", "signal CONT cat idle", "signal CONT app:*", "restart app:front cat",
        "start broken", "start deaf", "stop deaf", "restart nope idle", "signal 0 all", "clear chatty", "tail chatty",
        "clear quiet cat", "clear all", "remove idle", "stop idle", "remove idle", "add idle", "status idle", "stop all",
        "remove missing notexec quits",
        "status", "start all", "status", "restart app:* nope:* cat", "stop cat nope idle",
    ];

    public static async Task ChangeProcesses(Comparison comparison, params DaemonUnderTest[] daemons)
    {
        foreach (var line in Changes)
        {
            await comparison.Same(line);
            if (line is "start deaf" or "start all") await UntilDeaf(daemons);
            foreach (var daemon in daemons) await Programs.UntilAtRest(daemon);
        }
    }

    public static async Task ChangeConfiguration(Comparison comparison, params DaemonUnderTest[] daemons)
    {
        await Same("reread", "update");
        Rewrite(text => text.Replace("[program:idle]", "[program:renamed]").Replace("/bin/cat\n", "/bin/cat -u\n"), daemons);
        await Same("reread", "avail", "update nope renamed", "status renamed", "update cat", "update", "reread", "status");
        Rewrite(text => text.Replace("[program:renamed]", "[program:third]").Replace("[group:app]", "[group:apps]"), daemons);
        await Same("add third", "reread", "add third apps", "update all", "status");
        Rewrite(text => text.Replace("startretries=0", "startretries=many"), daemons);
        await Same("reread", "update", "avail");

        async Task Same(params string[] lines)
        {
            foreach (var line in lines)
            {
                await comparison.Same(line);
                foreach (var daemon in daemons) await Programs.UntilAtRest(daemon);
            }
        }
    }

    private static void Rewrite(Func<string, string> change, DaemonUnderTest[] daemons)
    {
        foreach (var daemon in daemons) File.WriteAllText(daemon.ConfigFile, change(File.ReadAllText(daemon.ConfigFile)));
    }

    /// <summary>The shell says so when it no longer listens to TERM.</summary>
    private static Task UntilDeaf(DaemonUnderTest[] daemons) => Eventually.True(async () =>
    {
        foreach (var daemon in daemons)
            if (!(await daemon.Control("tail", "deaf")).Output.Contains("deaf")) return false;
        return true;
    });
}
