using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

public class LaunchPipeTests
{
    [Fact]
    public void What_it_describes_is_inherited_and_not_passed_on()
    {
        var (read, write) = LaunchPipe.Create();

        Assert.Equal(write, LaunchPipe.Inherit(LaunchPipe.Describe(write)));
        Assert.Equal(Libc.FD_CLOEXEC, Libc.fcntl(write, Libc.F_GETFD, 0));

        Close(read, write);
    }

    [Fact]
    public void Who_waits_hears_that_the_daemon_is_up()
    {
        var (read, write) = LaunchPipe.Create();

        Assert.True(LaunchPipe.Report(write));
        Assert.True(LaunchPipe.IsUp(read));

        Close(read, write);
    }

    [Fact]
    public Task Who_waits_hears_that_there_is_no_daemon_any_more() => OwnProcess.Run(static () =>
    {
        var (read, write) = LaunchPipe.Create();
        _ = Libc.close(write);

        Assert.False(LaunchPipe.IsUp(read));
        return Task.CompletedTask;
    });

    [Fact]
    public void Who_has_gone_hears_nothing()
    {
        var (read, write) = LaunchPipe.Create();
        _ = Libc.close(read);

        Assert.False(LaunchPipe.Report(write));

        _ = Libc.close(write);
    }

    [Fact]
    public void A_variable_that_is_about_another_pipe_or_no_pipe_is_not_ours()
    {
        var (read, write) = LaunchPipe.Create();

        Assert.All(
            [null, "", "x", "3", $"{write} pipe:[1]", $"{write} ", "-1 pipe:[1]", "999999 pipe:[1]", "0 /dev/null", $"+{LaunchPipe.Describe(write)}"],
            text => Assert.Null(LaunchPipe.Inherit(text)));
        Assert.Equal(0, Libc.fcntl(write, Libc.F_GETFD, 0));

        Close(read, write);
    }

    private static void Close(int read, int write)
    {
        _ = Libc.close(read);
        _ = Libc.close(write);
    }
}
