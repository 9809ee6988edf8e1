using Supervisor.Node.Notify;

namespace Supervisor.Tests.Notify;

public class NotifySettingsTests
{
    private const int Own = 100, Launcher = 90;

    [Fact]
    public void Without_a_socket_nobody_listens() => Assert.Null(Of(socket: null, "1000000"));

    [Fact]
    public void Without_a_period_nobody_waits() => Assert.Null(Of("/run/x", period: null)!.BeatPeriod);

    [Fact]
    public void The_manager_hears_from_us_twice_in_its_period() =>
        Assert.Equal(TimeSpan.FromSeconds(15), Of("/run/x", "30000000")!.BeatPeriod);

    [Theory]
    [InlineData("100", true)]
    [InlineData("90", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("-100", false)]
    public void Another_process_may_be_meant(string pid, bool isForUs) =>
        Assert.Equal(isForUs, Of("/run/x", "30000000", pid)!.BeatPeriod is not null);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("1e6")]
    [InlineData("18446744073709551615")]
    [InlineData("99999999999999999999")]
    public void A_period_that_makes_no_sense_is_none(string period) => Assert.Null(Of("/run/x", period)!.BeatPeriod);

    private static NotifySettings? Of(string? socket, string? period, string? pid = null) => NotifySettings.Of(
        name => name switch { "NOTIFY_SOCKET" => socket, "WATCHDOG_USEC" => period, "WATCHDOG_PID" => pid, _ => null }, Own, Launcher);
}
