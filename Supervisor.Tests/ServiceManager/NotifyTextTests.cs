using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.ServiceManager;

namespace Supervisor.Tests.ServiceManager;

public class NotifyTextTests
{
    [Fact]
    public void Nothing_to_supervise_is_said_so() => Assert.Equal("0 processes", Status());

    [Fact]
    public void What_runs_is_counted() =>
        Assert.Equal("3 processes: 1 running", Status(ProcessState.Running, ProcessState.Stopped, ProcessState.Starting));

    [Fact]
    public void What_is_wrong_is_counted_too() => Assert.Equal(
        "4 processes: 1 running, 1 BACKOFF, 2 FATAL",
        Status(ProcessState.Fatal, ProcessState.Running, ProcessState.Backoff, ProcessState.Fatal));

    [Fact]
    public void One_is_not_many() => Assert.Equal("1 process: 0 running, 1 FATAL", Status(ProcessState.Fatal));

    [Fact]
    public void Being_ready_names_the_main_process() => Assert.Equal("READY=1\nMAINPID=7\nSTATUS=x", NotifyText.Ready(7, "x"));

    [Fact]
    public void Reloading_has_its_moment_in_microseconds() => Assert.StartsWith(
        "RELOADING=1\nMONOTONIC_USEC=1500000\nSTATUS=", NotifyText.Reloading(TimeSpan.FromSeconds(1.5)), StringComparison.Ordinal);

    private static string Status(params ProcessState[] states) =>
        NotifyText.Status([.. states.Select((state, i) => new ProcessInfo { Group = "g", Name = $"p{i}", State = state })]);
}
