using System.Buffers.Text;
using System.Collections.Immutable;

namespace Supervisor.Actors.Events;

/// <summary>
/// One listener's side of the conversation: an immutable value, and what each piece of its output makes of it (specification
/// 7.5). What it may say at a time is bounded: beyond it, it is no listener.
/// </summary>
internal sealed record ListenerProtocol(ListenerState State)
{
    /// <summary>The longest result, and the longest line that announces one.</summary>
    internal const int MaxResult = 1024 * 1024, MaxLine = 1024;

    // One that is shorter takes up the next.
    private const int SmallPiece = 1024;

    // What precedes the length in a result line is not looked at: "RESULT ".
    private const int LengthStart = 7;

    /// <summary>At each start.</summary>
    internal static ListenerProtocol Initial { get; } = new(ListenerState.Acknowledged);

    /// <summary>Whether results are output to be shown, not verdicts (<see cref="ShownPiece"/>).</summary>
    internal bool ShowsResults { get; init; }

    /// <summary>Output that does not mean anything yet.</summary>
    private ImmutableArray<byte> Pending { get; init; } = [];

    /// <summary>How long the result is that follows; null before its line.</summary>
    private int? ResultLength { get; init; }

    /// <summary>Pieces of a result behind <see cref="Pending"/>: they are put together once, when it is whole.</summary>
    private ImmutableList<ReadOnlyMemory<byte>> Pieces { get; init; } = [];

    private int PiecesLength { get; init; }

    private static ReadOnlySpan<byte> ReadyToken => "READY\n"u8;

    /// <summary>It was given an event.</summary>
    internal ListenerProtocol Sent() => this with { State = ListenerState.Busy };

    /// <summary>The event did not reach it.</summary>
    internal ListenerProtocol NotSent() => this with { State = ListenerState.Ready };

    /// <summary>It said something.</summary>
    internal (ListenerProtocol Next, ImmutableArray<ListenerReply> Replies) Hear(ReadOnlySpan<byte> output)
    {
        if (State == ListenerState.Busy && ResultLength > Pending.Length + PiecesLength + output.Length) return (With(output), []);
        var replies = ImmutableArray.CreateBuilder<ListenerReply>();
        var next = this with { Pending = Joined(output), Pieces = [], PiecesLength = 0 };
        while (next.Step(replies) is { } further) next = further;
        return (next, replies.DrainToImmutable());
    }

    private ListenerProtocol With(ReadOnlySpan<byte> piece)
    {
        var last = Pieces.Count - 1;
        ImmutableList<ReadOnlyMemory<byte>> pieces = last >= 0 && Pieces[last].Length < SmallPiece
            ? Pieces.SetItem(last, (byte[])[.. Pieces[last].Span, .. piece])
            : Pieces.Add(piece.ToArray());
        return this with { Pieces = pieces, PiecesLength = PiecesLength + piece.Length };
    }

    private ImmutableArray<byte> Joined(ReadOnlySpan<byte> output)
    {
        var joined = ImmutableArray.CreateBuilder<byte>(Pending.Length + PiecesLength + output.Length);
        joined.AddRange(Pending);
        foreach (var piece in Pieces) joined.AddRange(piece.Span);
        joined.AddRange(output);
        return joined.MoveToImmutable();
    }

    // Null when more is needed.
    private ListenerProtocol? Step(ImmutableArray<ListenerReply>.Builder replies) => State switch
    {
        ListenerState.Busy when ResultLength is { } length => TakeResult(length, replies),
        ListenerState.Unknown when !Pending.IsEmpty => this with { Pending = [] },
        _ when Pending.IsEmpty => null,
        ListenerState.Acknowledged => TakeToken(replies),
        ListenerState.Ready => Break(replies),
        ListenerState.Busy => TakeLine(replies),
        _ => null,
    };

    private ListenerProtocol? TakeToken(ImmutableArray<ListenerReply>.Builder replies)
    {
        if (Pending.Length < ReadyToken.Length) return null;
        return Pending.AsSpan().StartsWith(ReadyToken)
            ? Move(ListenerState.Ready, replies) with { Pending = Pending[ReadyToken.Length..] }
            : Break(replies);
    }

    private ListenerProtocol? TakeLine(ImmutableArray<ListenerReply>.Builder replies)
    {
        var end = Pending.IndexOf((byte)'\n');
        if (end < 0 && Pending.Length <= MaxLine) return null;
        var line = Pending[..(end < 0 ? MaxLine : end)];
        if (end >= 0 && Length(line.AsSpan()) is { } length) return this with { ResultLength = length, Pending = Pending[(end + 1)..] };
        replies.Add(new ListenerReply.BadResult(line));
        return Break(replies);
    }

    private ListenerProtocol? TakeResult(int length, ImmutableArray<ListenerReply>.Builder replies)
    {
        if (Pending.Length < length) return null;
        var reply = Judge(Pending.AsSpan(0, length));
        replies.Add(reply);
        return reply is ListenerReply.Failed ? Break(replies) : Move(ListenerState.Acknowledged, replies) with { Pending = Pending[length..], ResultLength = null };
    }

    private ListenerReply Judge(ReadOnlySpan<byte> result)
    {
        if (ShowsResults) return ShownPiece.Of(result) is { } piece ? new ListenerReply.Showed(piece) : new ListenerReply.Failed();
        return result.SequenceEqual("OK"u8) ? new ListenerReply.Processed() : new ListenerReply.Rejected();
    }

    private ListenerProtocol Break(ImmutableArray<ListenerReply>.Builder replies) =>
        Move(ListenerState.Unknown, replies) with { Pending = [], ResultLength = null };

    private ListenerProtocol Move(ListenerState to, ImmutableArray<ListenerReply>.Builder replies)
    {
        replies.Add(new ListenerReply.Moved(State, to));
        return this with { State = to };
    }

    private static int? Length(ReadOnlySpan<byte> line)
    {
        var digits = (line.Length > LengthStart ? line[LengthStart..] : []).Trim(" \t\r\v\f"u8);
        return Utf8Parser.TryParse(digits, out int length, out var used) && used == digits.Length && length is >= 0 and <= MaxResult
            ? length
            : null;
    }
}
