using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using static Supervisor.Actors.Messages.SupervisorCommand;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>Commands and replies inside of fleet messages, each under a number that is never given to another.</summary>
internal static class CommandCodec
{
    /// <summary>Commands that another node may give. Whole configurations do not travel, nor does the end of a daemon.</summary>
    internal static void Write(WireWriter w, SupervisorCommand command)
    {
        switch (command)
        {
            case StartProcess c: Named(w, 1, c.Name, c.Wait); break;
            case StartGroup c: Grouped(w, 2, c.Group, c.Wait); break;
            case StartAll c: All(w, 3, c.Wait); break;
            case StopProcess c: Named(w, 4, c.Name, c.Wait); break;
            case StopGroup c: Grouped(w, 5, c.Group, c.Wait); break;
            case StopAll c: All(w, 6, c.Wait); break;
            case SignalProcess c:
                w.Byte(7);
                ValueCodec.Write(w, c.Name);
                Signal(w, c.Signal, c.Text);
                break;
            case SignalGroup c:
                w.Byte(8);
                w.Text(c.Group);
                Signal(w, c.Signal, c.Text);
                break;
            case SignalAll c:
                w.Byte(9);
                Signal(w, c.Signal, c.Text);
                break;
            case SendStdin c:
                w.Byte(10);
                ValueCodec.Write(w, c.Name);
                w.Bytes(c.Bytes.Span);
                break;
            case ClearLogs c:
                w.Byte(11);
                ValueCodec.Write(w, c.Name);
                break;
            case ClearAllLogs: w.Byte(12); break;
            case AddGroup c:
                w.Byte(13);
                w.Text(c.Group);
                break;
            case RemoveGroup c:
                w.Byte(14);
                w.Text(c.Group);
                break;
            case TellHistory c:
                w.Byte(15);
                ValueCodec.Write(w, c.Name);
                break;
            default: throw new ArgumentException($"{command.GetType().Name} is no command for another node.", nameof(command));
        }
    }

    internal static SupervisorCommand ReadCommand(ref WireReader r) => r.Byte() switch
    {
        1 => new StartProcess(ValueCodec.ReadName(ref r), r.Bool()),
        2 => new StartGroup(r.Text(), r.Bool()),
        3 => new StartAll(r.Bool()),
        4 => new StopProcess(ValueCodec.ReadName(ref r), r.Bool()),
        5 => new StopGroup(r.Text(), r.Bool()),
        6 => new StopAll(r.Bool()),
        7 => new SignalProcess(ValueCodec.ReadName(ref r), ReadSignal(ref r), r.Text()),
        8 => new SignalGroup(r.Text(), ReadSignal(ref r), r.Text()),
        9 => new SignalAll(ReadSignal(ref r), r.Text()),
        10 => new SendStdin(ValueCodec.ReadName(ref r), r.Bytes()),
        11 => new ClearLogs(ValueCodec.ReadName(ref r)),
        12 => new ClearAllLogs(),
        13 => new AddGroup(r.Text()),
        14 => new RemoveGroup(r.Text()),
        15 => new TellHistory(ValueCodec.ReadName(ref r)),
        var unknown => throw new WireException($"{unknown} is no command"),
    };

    internal static void Write(WireWriter w, CommandReply reply)
    {
        switch (reply)
        {
            case CommandReply.Done: w.Byte(1); break;
            case CommandReply.Fault f:
                w.Byte(2);
                Write(w, f);
                break;
            case CommandReply.Outcomes o:
                w.Byte(3);
                w.List(o.Items, Write);
                break;
            case CommandReply.Children c:
                w.Byte(4);
                w.List(c.Items, HistoryCodec.Write);
                break;
            default: throw new ArgumentException($"{reply.GetType().Name} is no reply for another node.", nameof(reply));
        }
    }

    internal static CommandReply ReadReply(ref WireReader r) => r.Byte() switch
    {
        1 => new CommandReply.Done(),
        2 => ReadFault(ref r),
        3 => new CommandReply.Outcomes(EquatableArray.Of(r.List(ReadOutcome))),
        4 => new CommandReply.Children(EquatableArray.Of(r.List(HistoryCodec.ReadChild))),
        var unknown => throw new WireException($"{unknown} is no reply"),
    };

    internal static void Write(WireWriter w, CommandReply.Fault fault)
    {
        w.Number((int)fault.Code);
        w.OptionalText(Shown(fault.Extra));
    }

    internal static CommandReply.Fault ReadFault(ref WireReader r) => new(ReadCode(ref r), r.OptionalText());

    // A text may quote a whole command; its beginning is enough to know which.
    private static string? Shown(string? text) => text?.Length > MessageSize.LongestText ? text[..MessageSize.LongestText] : text;

    private static void Named(WireWriter w, byte number, Namespec name, bool wait)
    {
        w.Byte(number);
        ValueCodec.Write(w, name);
        w.Bool(wait);
    }

    private static void Grouped(WireWriter w, byte number, string group, bool wait)
    {
        w.Byte(number);
        w.Text(group);
        w.Bool(wait);
    }

    private static void All(WireWriter w, byte number, bool wait)
    {
        w.Byte(number);
        w.Bool(wait);
    }

    private static void Signal(WireWriter w, int? signal, string text)
    {
        w.Optional(signal, static (w, s) => w.Number(s));
        w.Text(text);
    }

    private static int? ReadSignal(ref WireReader r) => r.Optional(static (ref WireReader r) => r.Int32());

    private static void Write(WireWriter w, ProcessOutcome outcome)
    {
        w.Text(outcome.Group);
        w.Text(outcome.Name);
        w.Number((int)outcome.Status);
        w.Text(Shown(outcome.Description)!);
    }

    private static ProcessOutcome ReadOutcome(ref WireReader r) => new(r.Text(), r.Text(), ReadCode(ref r), r.Text());

    private static FaultCode ReadCode(ref WireReader r) => (FaultCode)r.Int32() is var code && Enum.IsDefined(code)
        ? code
        : throw new WireException($"{(int)code} is no fault code");
}
