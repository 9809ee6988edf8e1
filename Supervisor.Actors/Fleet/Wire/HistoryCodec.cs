using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>
/// The lives of children inside of fleet messages. The history of a process is bounded, and texts are cut here: it fits into one message.
/// </summary>
internal static class HistoryCodec
{
    /// <summary>Of a reason, or of who asked.</summary>
    private const int LongestText = 500;

    // What a date can be made of, wherever it is read.
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 86_400;

    internal static void Write(WireWriter w, ChildRecord child)
    {
        w.Number(child.Start);
        Write(w, child.StartedBy);
        w.Text(Cut(child.Config.Text)!);
        w.Number(child.Pid);
        w.Bool(child.WasUp);
        Present(w, child.StoppedBy, Write);
        Present(w, child.Signalled, Write);
        w.Bool(child.WasKilled);
        w.Optional(child.End, static (w, end) => w.Number(end));
        w.Number(child.Lived.Ticks);
        w.Optional(child.Status, Write);
        w.Bool(child.IsExpected);
        w.Text(Cut(child.SpawnError)!);
        Present(w, child.Usage, Write);
        Write(w, child.Output);
    }

    internal static ChildRecord ReadChild(ref WireReader r) => new()
    {
        Start = ReadSecond(ref r),
        StartedBy = ReadCause(ref r),
        Config = new(r.Text()),
        Pid = r.Int32(),
        WasUp = r.Bool(),
        StoppedBy = r.Bool() ? ReadCause(ref r) : null,
        Signalled = r.Bool() ? new(r.Int32(), r.OptionalText(), ReadSecond(ref r)) : null,
        WasKilled = r.Bool(),
        End = r.Optional(ReadSecond),
        Lived = new(r.Number()),
        Status = r.Optional(ReadStatus),
        IsExpected = r.Bool(),
        SpawnError = r.Text(),
        Usage = r.Bool() ? new(r.Number(), r.Bool(), new(r.Number())) : null,
        Output = ReadOutput(ref r),
    };

    private static void Present<T>(WireWriter w, T? value, Action<WireWriter, T> write) where T : class
    {
        w.Bool(value is not null);
        if (value is not null) write(w, value);
    }

    private static void Write(WireWriter w, Cause cause)
    {
        w.Number((int)cause.Kind);
        w.OptionalText(Cut(cause.By));
    }

    private static Cause ReadCause(ref WireReader r) => new(
        (CauseKind)r.Int32() is var kind && Enum.IsDefined(kind) ? kind : throw new WireException($"{(int)kind} is no cause"),
        r.OptionalText());

    private static void Write(WireWriter w, SentSignal signal)
    {
        w.Number(signal.Number);
        w.OptionalText(Cut(signal.By));
        w.Number(signal.Time);
    }

    private static void Write(WireWriter w, WaitStatus status)
    {
        w.Number(status.Signal);
        if (status.Signal > 0) w.Bool(status.CoreDumped);
        else w.Number(status.ExitCode);
    }

    private static WaitStatus ReadStatus(ref WireReader r) => r.Int32() is > 0 and var signal
        ? WaitStatus.Killed(signal, r.Bool())
        : WaitStatus.Exited(r.Int32());

    private static void Write(WireWriter w, ChildUsage usage)
    {
        w.Number(usage.PeakBytes);
        w.Bool(usage.IsBound);
        w.Number(usage.Cpu.Ticks);
    }

    private static void Write(WireWriter w, OutputEnd output)
    {
        w.Bytes(output.Bytes.Span);
        w.List(output.Runs, static (w, run) =>
        {
            w.Bool(run.IsStderr);
            w.Number(run.Length);
        });
        w.Bool(output.IsCut);
    }

    private static OutputEnd ReadOutput(ref WireReader r)
    {
        var bytes = r.Bytes();
        var runs = r.List(static (ref WireReader r) => new OutputRun(r.Bool(), r.Int32()));
        if (Array.Exists(runs, run => run.Length < 0) || runs.Sum(run => (long)run.Length) != bytes.Length)
            throw new WireException("output is longer or shorter than its parts");
        var isCut = r.Bool();
        return bytes.Length == 0 ? OutputEnd.None with { IsCut = isCut } : new(bytes, EquatableArray.Of(runs), isCut);
    }

    private static long ReadSecond(ref WireReader r) => r.Number() is >= 0 and var second && second <= LastSecond
        ? second
        : throw new WireException("a time is no date");

    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}
