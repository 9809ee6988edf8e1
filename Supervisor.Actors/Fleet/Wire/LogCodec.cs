using Supervisor.Actors.Fleet.Logs;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>Questions about logs and what comes of them, inside of fleet messages.</summary>
internal static class LogCodec
{
    internal static void Write(WireWriter w, LogQuery query)
    {
        ValueCodec.Write(w, query.Process);
        w.Number((int)query.Channel);
        w.Number((int)query.Part);
        w.Number(query.Offset);
        w.Number(query.Length);
    }

    internal static LogQuery ReadQuery(ref WireReader r) => new(
        ValueCodec.ReadName(ref r), ReadOne<LogChannel>(ref r), ReadOne<LogPart>(ref r), r.Number(), r.Number());

    internal static void Write(WireWriter w, LogStep step)
    {
        switch (step)
        {
            case LogStep.Begun s:
                w.Byte(1);
                w.Number(s.Modified);
                break;
            case LogStep.Piece s:
                w.Byte(2);
                w.Bytes(s.Bytes.Span);
                break;
            case LogStep.Ended s:
                w.Byte(3);
                w.Bool(s.Fault is not null);
                if (s.Fault is { } fault) CommandCodec.Write(w, fault);
                w.Number(s.Size);
                w.Bool(s.Overflow);
                break;
        }
    }

    internal static LogStep ReadStep(ref WireReader r) => r.Byte() switch
    {
        1 => new LogStep.Begun(ValueCodec.ReadTime(ref r)),
        2 => new LogStep.Piece(r.Bytes()),
        3 => new LogStep.Ended(r.Bool() ? CommandCodec.ReadFault(ref r) : null, r.Number(), r.Bool()),
        var unknown => throw new WireException($"{unknown} is no step of a log"),
    };

    private static T ReadOne<T>(ref WireReader r) where T : struct, Enum =>
        r.Int32() is var number && Enum.IsDefined(typeof(T), number)
            ? (T)Enum.ToObject(typeof(T), number)
            : throw new WireException($"{number} is no {typeof(T).Name}");
}
