using Supervisor.Node.Os.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

/// <summary>Limits that are raised for good, each in a process of its own.</summary>
public class RaisedLimitsTests
{
    // The shell stays: what it has is what its child can know to have been given.
    private static readonly string[] With500 = ["/bin/sh", "-c", "ulimit -Sn 500; \"$@\"; exit $?", "sh"];

    [Fact]
    public Task Descriptors_are_raised_to_minfds_and_children_get_just_that() => OwnProcess.Run(With500, static () =>
    {
        Assert.Equal(["Increased RLIMIT_NOFILE limit to 600"], Messages(ResourceLimits.Raise(600, 1)));

        Assert.Equal(("600", HardHere()), OfAChild(lowered: true));
        Assert.Equal((HardHere(), HardHere()), OfAChild(lowered: false));
        return Task.CompletedTask;
    });

    [Fact]
    public Task Descriptors_above_minfds_are_left_alone() => OwnProcess.Run(With500, static () =>
    {
        Assert.Empty(Messages(ResourceLimits.Raise(400, 1)));

        Assert.Equal(("500", HardHere()), OfAChild(lowered: true));
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Who_is_started_by_sudo_has_the_limits_of_its_caller()
    {
        using var directory = new TempDir();
        var sudo = directory.WriteScript("sudo", "#!/bin/sh\nulimit -Sn $(ulimit -Hn)\n\"$@\"\nexit $?\n");

        await OwnProcess.Run([.. With500, sudo, sudo], static () =>
        {
            Assert.Equal(500UL, DescriptorLimits.Inherited().Soft);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public Task Processes_are_raised_to_minprocs() => OwnProcess.Run(["/usr/bin/prlimit", "--nproc=4000:6000"], static () =>
    {
        Assert.Equal(["Increased RLIMIT_NPROC limit to 5000"], Messages(ResourceLimits.Raise(1, 5000)));

        Assert.Contains(File.ReadLines("/proc/self/limits"), l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Max", "processes", "5000", "6000", ..]);
        return Task.CompletedTask;
    });

    [RootFact]
    public Task Processes_that_may_not_be_had_are_refused() => OwnProcess.Run(
        ["/usr/bin/prlimit", "--nproc=4000:6000", "/usr/bin/setpriv", "--bounding-set=-sys_resource"],
        static () =>
        {
            Assert.Equal(
                new StartStep.Failed("The minimum number of available processes required to run this program is 7000 as per the "
                    + "\"minprocs\" command-line argument or config file setting. The current environment will only allow you to open "
                    + "6000 processes.  Either raise the number of usable processes in your environment (see README.rst) or lower "
                    + "the minprocs setting in the config file to allow the program to start."),
                ResourceLimits.Raise(1, 7000));
            return Task.CompletedTask;
        });

    private static IEnumerable<string> Messages(StartStep step) => Assert.IsType<StartStep.Done>(step).Messages.Select(m => m.Text);

    private static string HardHere() => DescriptorLimits.Parse(File.ReadAllText("/proc/self/limits"))!.Value.Hard.ToString(default(IFormatProvider));

    private static (string Soft, string Hard) OfAChild(bool lowered)
    {
        using var limits = lowered ? ChildLimits.Lower() : default;
        var words = CommandRunner.Run("/bin/sh", "-c", "ulimit -Sn; ulimit -Hn").Output.Split('\n');
        return (words[0], words[1]);
    }
}
