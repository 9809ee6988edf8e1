extern alias console;

using System.Text;
using console::Supervisor.Cli.Sample;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The binary under its three names.</summary>
[Trait("speed", "slow")]
public sealed class ProgramTests : IDisposable
{
    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Help_goes_to_standard_output_and_mistakes_to_standard_error()
    {
        var help = await Client.Ours(["-h"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains($"\nUsage: {Client.OursPath} [options] [action [arguments]]\n", help.Output);
        var mistake = await Client.Ours(["-Z"]);
        Assert.Equal((2, ""), (mistake.ExitCode, mistake.Output));
        Assert.Equal($"Error: option -Z not recognized\nFor help, use {Client.OursPath} -h\n", mistake.Error);
    }

    [Fact]
    public async Task A_pipe_that_nobody_reads_ends_it_quietly()
    {
        var result = await Client.Run("/bin/sh", ["-c", $"{Client.OursPath} -s unix:///x help 2>&1 >&- | head -c 0; exec {Client.OursPath} -h | true"]);
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task The_sample_is_printed_whatever_the_arguments()
    {
        var result = await Client.Run(Link("echo_supervisord_conf"), ["-x", "y"]);
        Assert.Equal((0, Encoding.UTF8.GetString(SampleProgram.Text())), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task The_sample_can_be_read_by_our_client()
    {
        var sample = _directory.Write("supervisord.conf", Encoding.UTF8.GetString(SampleProgram.Text()));
        var result = await Client.Ours(["-c", sample, "-s", "unix:///nonexistent", "version"]);
        Assert.Equal("unix:///nonexistent no such file\n", result.Output);
    }

    [ReferenceFact]
    public async Task The_sample_starts_the_reference_and_its_optional_lines_are_known_to_it()
    {
        var sample = Encoding.UTF8.GetString(SampleProgram.Text()).Replace("/tmp", _directory.Path);
        await Loads(sample);
        // Without the marks in front of optional lines everything in them is read; what names a user or a host goes.
        string[] unusable = ["user=", "chown=", "identifier=", "port=", "files", "[include]", "umask", "[inet", ";serverurl=http", "stdout_syslog", "stderr_syslog"];
        var lines = sample.Split('\n').Select(line =>
            line.StartsWith(';') && line.Length > 1 && line[1] is not ' ' && !Array.Exists(unusable, line.Contains) ? line[1..] : line);
        await Loads(string.Join('\n', lines).Replace("/a/path", _directory.File("out.log")).Replace("/bin/eventlistener", "/bin/cat")
            .Replace("progname1,progname2", "theprogramname"));
    }

    [Fact]
    public async Task Pidproxy_without_a_command_explains_itself()
    {
        var result = await Client.Run(Link("pidproxy"), ["file"]);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("PIDFILE COMMAND", result.Output);
    }

    [Fact]
    public async Task Pidproxy_ends_with_its_child_and_passes_its_streams_and_arguments_on()
    {
        var script = _directory.WriteScript("run", "#!/bin/sh\nread line; echo \"$line $*\"; echo bad >&2; exit 7\n");
        var result = await Client.Run(Link("pidproxy"), ["none.pid", script, "a b", "c"], "typed\n");
        Assert.Equal(new(0, "typed a b c\n", "bad\n"), result);
    }

    [Fact]
    public async Task Pidproxy_says_that_a_command_is_not_there()
    {
        var result = await Client.Run(Link("pidproxy"), ["none.pid", "no-such-command-in-slash"]);
        Assert.Equal(new(1, "", "pidproxy: cannot run /no-such-command-in-slash: No such file or directory\n"), result);
    }

    [Fact]
    public async Task Pidproxy_sends_signals_to_the_pid_in_the_file_of_that_moment()
    {
        // The command goes to the background as daemons do; the script around it plays the supervisor.
        var daemon = _directory.WriteScript("daemon", """
            #!/bin/sh
            trap 'echo hup; echo 1 >> hups' HUP
            trap 'echo usr; rm pid' USR1
            trap 'echo term; exit' TERM
            echo $$ > pid
            while :; do read line < tick; done
            """);
        var play = _directory.WriteScript("play", $"""
            #!/bin/sh
            cd {_directory}
            mkfifo tick
            {daemon} &
            daemon=$!
            exec 3<> tick
            until [ -s pid ]; do :; done
            {Link("pidproxy")} pid /bin/sleep 1000 &
            proxy=$!
            until pgrep -P $proxy sleep >/dev/null; do :; done
            kill -HUP $proxy
            until [ -s hups ]; do :; done
            sleeper=$(pgrep -P $proxy sleep)
            kill -TERM $proxy
            wait $proxy
            echo "proxy ended with $?"
            wait $daemon
            kill $sleeper
            """);
        var result = await Client.Run("/bin/sh", [play]);
        Assert.Equal(["hup", "proxy ended with 0", "term"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        var missing = await Client.Run("/bin/sh", ["-c",
            $"{Link("pidproxy")} {_directory}/none /bin/sh -c 'kill -HUP $PPID; kill -USR2 $PPID; kill -TERM $PPID; sleep 0.2'"]);
        Assert.Contains($"Can't read child pidfile {_directory}/none!\n", missing.Output);
        Assert.Equal(0, missing.ExitCode);
    }

    private string Link(string name)
    {
        var path = _directory.File(name);
        if (!File.Exists(path)) File.CreateSymbolicLink(path, Client.OursPath);
        return path;
    }

    private async Task Loads(string config)
    {
        var file = _directory.Write("supervisord.conf", config);
        // Told to end at once, the reference reads everything and reports errors with exit status 2.
        var result = await Client.Run("/usr/bin/timeout", ["--preserve-status", "-s", "TERM", "3", Reference.Daemon, "-n", "-c", file]);
        Assert.True(result.ExitCode == 0 && result.Error.Length == 0, result.ToString());
    }
}
