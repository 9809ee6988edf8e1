using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Metrics;
using Supervisor.Node.Metrics;
using Supervisor.Tests.Api;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Metrics;

public class MetricsTests
{
    private readonly FakeSupervisor _supervisor = new();

    [Fact]
    public void Help_and_type_stand_before_the_samples_and_labels_are_escaped()
    {
        var text = new MetricsText();
        text.Family("a_total", "counter", "x\\y\nz");
        text.Sample(1.5, ("l", "q\"b\\n\nend"), ("m", "é"));
        text.Sample(null, ("l", "none"));
        text.Sample(3);
        Assert.Equal(
            "# HELP a_total x\\\\y\\nz\n# TYPE a_total counter\na_total{l=\"q\\\"b\\\\n\\nend\",m=\"é\"} 1.5\na_total 3\n", text.ToString());
    }

    [Fact]
    public void A_histogram_counts_what_is_at_most_as_long()
    {
        var histogram = new DurationHistogram(0.001, 0.01);
        foreach (var milliseconds in (double[])[0.5, 1, 2, 10, 11]) histogram.Count(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal("2 4 5", string.Join(' ', histogram.Cumulated()));
        Assert.Equal(24.5, histogram.Sum.TotalMilliseconds);
    }

    [Fact]
    public async Task A_process_that_runs_is_measured_with_all_that_came_of_it()
    {
        _supervisor.Run("web", "a", pid: Environment.ProcessId);
        _supervisor.Board.Meters.OutputOf(new("web", "a")).Add(isStderr: true, 7);
        var metrics = await Metrics();
        Assert.Equal("1", Value(metrics, "supervisor_process_up"));
        Assert.Equal("20", Value(metrics, "supervisor_process_state"));
        Assert.Equal("1", Value(metrics, "supervisor_process_start_time_seconds"));
        Assert.True(double.Parse(Value(metrics, "supervisor_process_resident_memory_bytes")!, System.Globalization.CultureInfo.InvariantCulture) > 1e6);
        Assert.NotNull(Value(metrics, "supervisor_process_cpu_seconds_total"));
        Assert.Null(Value(metrics, "supervisor_process_exit_status"));
        Assert.Contains("supervisor_process_output_bytes_total{group=\"web\",name=\"a\",stream=\"stderr\"} 7", metrics);
    }

    [Fact]
    public async Task A_process_that_has_ended_shows_how()
    {
        _supervisor.Board.Publish(new() { Group = "web", Name = "a", State = ProcessState.Exited, Spawns = 3, Start = 1, Stop = 2 });
        _supervisor.Board.History.Publish(
            new Namespec("web", "a"), ProcessHistory.Empty.Begin(new() { StartedBy = new(CauseKind.Autostart), Status = WaitStatus.Killed(9), End = 2 }));
        var metrics = await Metrics();
        Assert.Equal("0", Value(metrics, "supervisor_process_up"));
        Assert.Equal("2", Value(metrics, "supervisor_process_restarts_total"));
        Assert.Equal("-1", Value(metrics, "supervisor_process_exit_status"));
        Assert.Equal("9", Value(metrics, "supervisor_process_exit_signal"));
        Assert.Null(Value(metrics, "supervisor_process_uptime_seconds"));
    }

    [Fact]
    public async Task The_daemon_is_measured_too()
    {
        _supervisor.Board.Meters.Spawns.Count(TimeSpan.FromMilliseconds(3));
        var lines = await Metrics();
        Assert.Contains("supervisor_state 1", lines);
        Assert.Contains("supervisor_spawn_duration_seconds_bucket{le=\"0.002\"} 0", lines);
        Assert.Contains("supervisor_spawn_duration_seconds_bucket{le=\"0.005\"} 1", lines);
        Assert.Contains("supervisor_spawn_duration_seconds_bucket{le=\"+Inf\"} 1", lines);
        Assert.Contains("supervisor_spawn_duration_seconds_count 1", lines);
        Assert.Contains(lines, l => l.StartsWith("process_open_fds ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_sample_belongs_to_the_family_before_it()
    {
        _supervisor.Run("web", "a");
        var family = "";
        var families = new HashSet<string>();
        foreach (var line in await Metrics())
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal)) Assert.True(families.Add(family = line.Split(' ')[2]), line);
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) Assert.Equal(family, line.Split(' ')[2]);
            else Assert.StartsWith(family, line);
        }
    }

    [Fact]
    public async Task Who_has_no_password_is_told_nothing()
    {
        await using var servers = await RunningServers.Start(_supervisor, username: "u", password: "p");
        Assert.Equal(401, (await servers.Get("/metrics")).Status);
    }

    private async Task<string[]> Metrics()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        var response = await servers.Get("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response["Content-Type"]);
        return response.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Value(string[] lines, string name) =>
        lines.FirstOrDefault(l => l.StartsWith(name + "{group=\"web\",name=\"a\"} ", StringComparison.Ordinal))?.Split(' ')[1];
}
