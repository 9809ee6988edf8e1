using Supervisor.Node.Os.Daemon;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

/// <summary>Limits that are there already, and limits that nobody can have: neither changes this process.</summary>
public class ResourceLimitsTests
{
    [Fact]
    public void Limits_that_are_high_enough_are_left_alone_in_silence() =>
        Assert.Empty(Assert.IsType<StartStep.Done>(ResourceLimits.Raise(1, -1)).Messages);

    [Fact]
    public void A_limit_that_cannot_be_raised_names_the_setting_and_the_true_hard_limit()
    {
        var hard = CommandRunner.Run("/bin/sh", "-c", "ulimit -Hn").Output.Trim();

        var failed = Assert.IsType<StartStep.Failed>(ResourceLimits.Raise(int.MaxValue, 1));

        Assert.Equal(
            "The minimum number of file descriptors required to run this process is 2147483647 as per the \"minfds\" command-line "
                + $"argument or config file setting. The current environment will only allow you to open {hard} file descriptors.  "
                + "Either raise the number of usable file descriptors in your environment (see README.rst) or lower the minfds "
                + "setting in the config file to allow the process to start.",
            failed.Error);
    }
}
