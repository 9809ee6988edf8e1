using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Fleet.Wire;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet;

public class FleetCodecTests
{
    private static readonly NodeId Node = new("höst", -7);
    private static readonly Namespec Name = new("g", "p");

    private static readonly DaemonFacts Facts = new("1.2.3", Mood.Restarting);

    private static readonly ProcessInfo Process = new()
    {
        Group = "g",
        Name = "p",
        State = ProcessState.Backoff,
        Spawns = 12,
        Pid = int.MaxValue,
        Start = 1_800_000_000,
        Stop = 1,
        SpawnError = "can't find command 'ü'",
        ExitStatus = -1,
        StdoutLogFile = "/a",
        StderrLogFile = "",
    };

    private static readonly SupervisorCommand[] Commands =
    [
        new SupervisorCommand.StartProcess(Name, true), new SupervisorCommand.StartGroup("g", false),
        new SupervisorCommand.StartAll(true), new SupervisorCommand.StopProcess(Name, false),
        new SupervisorCommand.StopGroup("g", true), new SupervisorCommand.StopAll(false),
        new SupervisorCommand.SignalProcess(Name, 15, "TERM"), new SupervisorCommand.SignalGroup("g", null, "x"),
        new SupervisorCommand.SignalAll(1, "HUP"), new SupervisorCommand.ClearLogs(Name), new SupervisorCommand.ClearAllLogs(),
        new SupervisorCommand.AddGroup("g"), new SupervisorCommand.RemoveGroup("g"), new SupervisorCommand.TellHistory(Name),
    ];

    private static readonly ChildRecord Child = new()
    {
        Start = 1_800_000_000,
        StartedBy = new(CauseKind.Request, "user ann at 10.0.0.1"),
        Config = new("abc"),
        Pid = 12,
        WasUp = true,
        StoppedBy = new(CauseKind.Reload),
        Signalled = new(15, null, 1_800_000_001),
        WasKilled = true,
        End = 1_800_000_002,
        Lived = TimeSpan.FromSeconds(1.5),
        Status = WaitStatus.Killed(9, coreDumped: true),
        IsExpected = true,
        SpawnError = "ü",
        Usage = new(4096, IsBound: true, TimeSpan.FromMilliseconds(3)),
        Output = OutputEnd.None with { IsCut = true },
    };

    private static readonly CommandReply[] Replies =
    [
        new CommandReply.Done(), new CommandReply.Fault(FaultCode.BadName, "x"), new CommandReply.Fault(FaultCode.Failed),
        new CommandReply.Outcomes(EquatableArray.Of(ProcessOutcome.Ok("g", "p"), new("g", "q", FaultCode.SpawnError, "SPAWN_ERROR: g:q"))),
        new CommandReply.Children(default),
        new CommandReply.Children(EquatableArray.Of(
            Child, new() { StartedBy = new(CauseKind.Autostart) }, Child with { Status = WaitStatus.Exited(3), Usage = null, Signalled = null })),
    ];

    private static readonly FleetMessage[] Messages =
    [
        new FleetMessage.TableTold(new(Node, 3, Facts, 1, true, EquatableArray.Of(Process, Process with { Name = "q" }))),
        new FleetMessage.ChangesTold(new(Node, 3, long.MaxValue, Facts, EquatableArray.Of(Process), EquatableArray.Of(Name, new("g", null)))),
        new FleetMessage.VersionTold(Node, 0), new FleetMessage.TableWanted(),
        new FleetMessage.EventsTold(Node, EquatableArray.Of(
            new ProcessEvent(1_800_000_000_123, Name, new(ProcessState.Starting, ProcessState.Running, 5, 2, true)))),
        new FleetMessage.CommandAccepted(), new FleetMessage.OutcomeWanted(), new FleetMessage.AnswerHeard(),
        .. Commands.Select(c => new FleetMessage.CommandSent(Node, c)),
        .. Replies.Select(r => new FleetMessage.CommandAnswered(2, false, r)),
        new FleetMessage.LogWanted(Node, new(Name, LogChannel.Stderr, LogPart.Tail, -1, long.MaxValue)),
        new FleetMessage.LogTold(3, new LogStep.Begun(1_800_000_000_123)), new FleetMessage.LogMore(8),
        new FleetMessage.LogTold(4, new LogStep.Ended(null, long.MaxValue, true)), new FleetMessage.LogUnchanged(9),
        new FleetMessage.LogTold(0, new LogStep.Ended(new(FaultCode.NoFile, "/x"))), new FleetMessage.LogUnwanted(),
        new FleetMessage.UsageWanted(),
        new FleetMessage.UsageTold(Node, 1, true, EquatableArray.Of(new ProcessUsage("g", "p", 7, long.MaxValue, 12))),
    ];

    private static FleetMessage Again(FleetMessage message)
    {
        var again = LetterCodec.Decode(LetterCodec.Encode(new(7, long.MaxValue, message)));
        Assert.Equal((7, long.MaxValue), (again.From, again.To));
        return again.Content;
    }

    [Fact]
    public void Every_message_comes_out_as_it_went_in() => Assert.All(Messages, m => Assert.Equal(m, Again(m)));

    [Fact]
    public void Bytes_for_stdin_come_out_as_they_went_in()
    {
        var sent = new FleetMessage.CommandSent(Node, new SupervisorCommand.SendStdin(Name, "hello"u8.ToArray()));
        var again = Assert.IsType<FleetMessage.CommandSent>(Again(sent));
        Assert.Equal("hello"u8.ToArray(), Assert.IsType<SupervisorCommand.SendStdin>(again.Command).Bytes.ToArray());
    }

    [Fact]
    public void Bytes_of_a_log_come_out_as_they_went_in()
    {
        var again = Assert.IsType<FleetMessage.LogTold>(Again(new FleetMessage.LogTold(1, new LogStep.Piece("\0\n"u8.ToArray()))));
        Assert.Equal("\0\n"u8.ToArray(), Assert.IsType<LogStep.Piece>(again.Step).Bytes.ToArray());
    }

    [Fact]
    public void What_a_child_wrote_comes_out_as_it_went_in()
    {
        var output = new OutputEnd("one\ntwo\n"u8.ToArray(), EquatableArray.Of(new OutputRun(false, 4), new OutputRun(true, 4)), IsCut: false);
        var again = Assert.IsType<FleetMessage.CommandAnswered>(Again(
            new FleetMessage.CommandAnswered(0, true, new CommandReply.Children(EquatableArray.Of(Child with { Output = output })))));
        var child = Assert.IsType<CommandReply.Children>(again.Reply).Items.Items.Single();
        Assert.Equal([(false, "one"), (true, "two")], child.Output.Lines(10).Select(line => (line.IsStderr, line.Text)));
    }

    [Fact]
    public void The_largest_history_fits_into_a_message_and_output_that_is_not_what_it_says_is_refused()
    {
        var bytes = new byte[ProcessHistory.MostOutput / ProcessHistory.MostChildren];
        var runs = Enumerable.Range(0, 256).Select(i => new OutputRun(i % 2 == 0, bytes.Length / 256)).Append(new(false, bytes.Length % 256));
        var largest = Child with
        {
            SpawnError = new('ü', 10_000),
            StartedBy = new(CauseKind.Request, new('ü', 10_000)),
            Output = new(bytes, EquatableArray.Of(runs), IsCut: true),
        };
        var all = Enumerable.Repeat(largest, ProcessHistory.MostChildren);
        var message = new FleetMessage.CommandAnswered(0, true, new CommandReply.Children(EquatableArray.Of(all)));
        Assert.InRange(LetterCodec.Encode(new(7, 8, message)).Length, 1, 120_000);
        var lies = Child with { Output = new("x"u8.ToArray(), EquatableArray.Of(new OutputRun(false, 2)), IsCut: false) };
        Assert.Throws<WireException>(() => Again(
            new FleetMessage.CommandAnswered(0, true, new CommandReply.Children(EquatableArray.Of(lies)))));
    }

    [Fact]
    public void Every_type_of_message_has_its_line_in_the_table() => Assert.Equal(
        typeof(FleetMessage).GetNestedTypes().Order(ByName), FleetCodec.Types.Order(ByName));

    [Fact]
    public void Bytes_from_outside_are_a_message_or_an_error_and_never_large()
    {
        var random = new Random(7);
        foreach (var message in Messages)
        {
            var bytes = LetterCodec.Encode(new(1, 2, message));
            for (var i = 0; i < 300; i++) TryDecode(() => LetterCodec.Decode(Spoil(bytes, random)));
        }
    }

    [Fact]
    public void Every_envelope_comes_out_as_it_went_in_and_spoilt_ones_are_an_error()
    {
        FleetEnvelope[] envelopes =
        [
            new FleetEnvelope.ProofWanted(-5, EquatableArray.Of<byte>(0, 255)),
            new FleetEnvelope.ProofGiven(5, EquatableArray.Of<byte>(7), EquatableArray.Of<byte>(8, 9)),
        ];
        Assert.All(envelopes, e => Assert.Equal(e, Again(e)));
        var random = new Random(7);
        var letter = new FleetEnvelope.Sealed(long.MinValue, 3, "letter"u8.ToArray(), "seal"u8.ToArray());
        var again = Assert.IsType<FleetEnvelope.Sealed>(Again(letter));
        Assert.Equal(
            (letter.Uid, 3, "letter", "seal"),
            (again.Uid, again.Number, Encoding.UTF8.GetString(again.Letter.Span), Encoding.UTF8.GetString(again.Seal.Span)));
        foreach (var envelope in envelopes.Append(letter))
            for (var i = 0; i < 300; i++) TryDecode(() => EnvelopeCodec.Decode(EnvelopeCodec.Manifest(envelope), Spoil(EnvelopeCodec.Encode(envelope), random)));
        Assert.Throws<WireException>(() => EnvelopeCodec.Decode("C", []));
    }

    [Fact]
    public void A_letter_that_this_release_does_not_know_is_an_error_that_names_it()
    {
        var unknown = new WireWriter();
        unknown.Number(0);
        unknown.Number(0);
        unknown.Text("ZZ");
        Assert.Equal("'ZZ' is no message of ours", Assert.Throws<WireException>(() => LetterCodec.Decode(unknown.ToArray())).Message);
    }

    private static FleetEnvelope Again(FleetEnvelope envelope) => EnvelopeCodec.Decode(EnvelopeCodec.Manifest(envelope), EnvelopeCodec.Encode(envelope));

    [Fact]
    public void A_count_beyond_the_bytes_that_are_there_reserves_nothing()
    {
        var lie = new WireWriter();
        lie.Number(0);
        lie.Number(0);
        lie.Text("D");
        lie.Number(int.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WireException>(() => LetterCodec.Decode(lie.ToArray()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static IComparer<Type> ByName { get; } = Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static byte[] Spoil(byte[] bytes, Random random)
    {
        var spoilt = bytes[..random.Next(bytes.Length + 1)];
        for (var i = random.Next(4); i > 0 && spoilt.Length > 0; i--) spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
        return spoilt;
    }

    private static void TryDecode(Func<object> decode)
    {
        try
        {
            Assert.NotNull(decode());
        }
        catch (WireException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
