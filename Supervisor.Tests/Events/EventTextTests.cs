using System.Text;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Events;

public class EventTextTests
{
    private static readonly Namespec Name = new("g", "p");

    public static TheoryData<string, string, SupervisorEvent> Events => new()
    {
        { "PROCESS_STATE_STARTING", "processname:p groupname:g from_state:BACKOFF tries:2", State(ProcessState.Backoff, ProcessState.Starting) },
        { "PROCESS_STATE_BACKOFF", "processname:p groupname:g from_state:STARTING tries:2", State(ProcessState.Starting, ProcessState.Backoff) },
        { "PROCESS_STATE_RUNNING", "processname:p groupname:g from_state:STARTING pid:7", State(ProcessState.Starting, ProcessState.Running) },
        { "PROCESS_STATE_STOPPING", "processname:p groupname:g from_state:RUNNING pid:7", State(ProcessState.Running, ProcessState.Stopping) },
        { "PROCESS_STATE_STOPPED", "processname:p groupname:g from_state:STOPPING pid:7", State(ProcessState.Stopping, ProcessState.Stopped) },
        { "PROCESS_STATE_EXITED", "processname:p groupname:g from_state:RUNNING expected:1 pid:7", State(ProcessState.Running, ProcessState.Exited) },
        { "PROCESS_STATE_FATAL", "processname:p groupname:g from_state:BACKOFF", State(ProcessState.Backoff, ProcessState.Fatal) },
        { "PROCESS_STATE_UNKNOWN", "processname:p groupname:g from_state:RUNNING", State(ProcessState.Running, ProcessState.Unknown) },
        { "PROCESS_LOG_STDERR", "processname:p groupname:g pid:7 channel:stderr\nä\n", new SupervisorEvent.ProcessLogged(Name, 7, "stderr", Bytes("ä\n")) },
        { "PROCESS_COMMUNICATION_STDOUT", "processname:p groupname:g pid:7\nhello", new SupervisorEvent.ProcessCommunicated(Name, 7, "stdout", Bytes("hello")) },
        { "REMOTE_COMMUNICATION", "type:t\nd\ne", new SupervisorEvent.RemoteCommunication("t", "d\ne") },
        { "SUPERVISOR_STATE_CHANGE_RUNNING", "", new SupervisorEvent.SupervisorRunning() },
        { "SUPERVISOR_STATE_CHANGE_STOPPING", "", new SupervisorEvent.SupervisorStopping() },
        { "TICK_60", "when:120", new SupervisorEvent.Ticked(60, 120) },
        { "PROCESS_GROUP_ADDED", "groupname:g\n", new SupervisorEvent.GroupAdded("g") },
        { "PROCESS_GROUP_REMOVED", "groupname:g\n", new SupervisorEvent.GroupRemoved("g") },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_has_its_type_and_payload(string type, string payload, SupervisorEvent happened)
    {
        Assert.Equal(type, EventText.Type(happened));
        Assert.Equal(payload, Encoding.UTF8.GetString(EventText.Payload(happened).Span));
        Assert.True(EventTypes.IsKnown(type));
    }

    [Fact]
    public void Every_kind_of_event_is_among_them()
    {
        var kinds = typeof(SupervisorEvent).GetNestedTypes().Where(t => t.IsAssignableTo(typeof(SupervisorEvent)) && !t.IsAbstract);
        Assert.Empty(kinds.Except(Events.Select(row => row[2].GetType())));
    }

    [Theory]
    [InlineData("EVENT", "TICK_5", true)]
    [InlineData("TICK", "TICK_5", true)]
    [InlineData("TICK_5", "TICK_5", true)]
    [InlineData("TICK_60", "TICK_5", false)]
    [InlineData("PROCESS_STATE", "PROCESS_STATE_FATAL", true)]
    [InlineData("PROCESS_STATE", "PROCESS_LOG_STDOUT", false)]
    [InlineData("TICK_5", "TICK", false)]
    public void A_subscription_covers_what_is_below_it(string subscribed, string type, bool covers) =>
        Assert.Equal(covers, EventTypes.Covers(subscribed, type));

    [Theory]
    [InlineData("plain", 5, 5)]
    [InlineData("naïve", 6, 5)]
    [InlineData("😀", 4, 1)]
    [InlineData("", 0, 0)]
    public void A_header_counts_bytes_or_characters(string payload, int bytes, int characters)
    {
        var notice = new EventNotice(21, "REMOTE_COMMUNICATION", Bytes(payload));
        const string Header = "ver:3.0 server:supervisor serial:21 pool:l poolserial:10 eventname:REMOTE_COMMUNICATION len:";
        Assert.Equal($"{Header}{bytes}\n{payload}", Encoding.UTF8.GetString(notice.Envelope("supervisor", new("l", 10, false))));
        Assert.Equal($"{Header}{characters}\n{payload}", Encoding.UTF8.GetString(notice.Envelope("supervisor", new("l", 10, true))));
    }

    private static SupervisorEvent.ProcessStateChanged State(ProcessState from, ProcessState to) => new(Name, new(from, to, 7, 2, Expected: true));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
