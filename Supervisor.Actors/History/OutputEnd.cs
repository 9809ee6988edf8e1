using System.Collections.Immutable;
using System.Text;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.History;

/// <summary>So many bytes in a row that came from one of the two streams.</summary>
public readonly record struct OutputRun(bool IsStderr, int Length);

/// <summary>A line of output.</summary>
public sealed record OutputLine(bool IsStderr, string Text);

/// <summary>The last that a child wrote, its two streams in the order in which they were read.</summary>
/// <param name="Bytes">As they were written.</param>
/// <param name="Runs">Whose they are.</param>
/// <param name="IsCut">There was more before.</param>
public sealed record OutputEnd(ReadOnlyMemory<byte> Bytes, EquatableArray<OutputRun> Runs, bool IsCut)
{
    /// <summary>It wrote nothing.</summary>
    public static OutputEnd None { get; } = new(default, default, IsCut: false);

    /// <summary>The last lines, each at the place where it was finished; what is no UTF-8 is replaced.</summary>
    public ImmutableArray<OutputLine> Lines(int most)
    {
        var lines = new List<OutputLine>();
        List<byte> stdout = [], stderr = [];
        var at = 0;
        foreach (var run in Runs)
        {
            Split(Bytes.Span.Slice(at, run.Length), run.IsStderr, run.IsStderr ? stderr : stdout, lines);
            at += run.Length;
        }

        Finish(stdout, isStderr: false, lines);
        Finish(stderr, isStderr: true, lines);
        return [.. lines.Skip(lines.Count - most)];
    }

    private static void Split(ReadOnlySpan<byte> bytes, bool isStderr, List<byte> begun, List<OutputLine> lines)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            begun.AddRange(bytes[..end]);
            Add(begun, isStderr, lines);
            bytes = bytes[(end + 1)..];
        }

        begun.AddRange(bytes);
    }

    private static void Finish(List<byte> begun, bool isStderr, List<OutputLine> lines)
    {
        if (begun.Count > 0) Add(begun, isStderr, lines);
    }

    private static void Add(List<byte> line, bool isStderr, List<OutputLine> lines)
    {
        lines.Add(new(isStderr, Encoding.UTF8.GetString([.. line]).TrimEnd('\r')));
        line.Clear();
    }
}
