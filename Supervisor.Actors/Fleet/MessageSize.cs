using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>How much fits into one message between nodes. Akka's remoting drops what is larger than its frame, 128,000 bytes.</summary>
internal static class MessageSize
{
    /// <summary>What one message is filled with.</summary>
    internal const int Most = 64_000;

    /// <summary>Explanations are cut to this.</summary>
    internal const int LongestText = 2_000;

    private const int Numbers = 60;

    internal static int Of(ProcessInfo process) => Numbers + Of(process.Group) + Of(process.Name) + Of(process.SpawnError)
        + Of(process.StdoutLogFile) + Of(process.StderrLogFile);

    internal static int Of(Namespec name) => Numbers + Of(name.Group) + Of(name.Process ?? "");

    internal static int Of(ProcessUsage usage) => Numbers + Of(usage.Group) + Of(usage.Name);

    internal static int Of(ProcessOutcome outcome) =>
        Numbers + Of(outcome.Group) + Of(outcome.Name) + Math.Min(Of(outcome.Description), 3 * LongestText);

    internal static int Of(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The items in their order, in pieces that fit.</summary>
    internal static IEnumerable<EquatableArray<T>> Cut<T>(IEnumerable<T> items, Func<T, int> sizeOf)
    {
        var piece = new List<T>();
        var size = 0;
        foreach (var item in items)
        {
            var more = sizeOf(item);
            if (piece.Count > 0 && size + more > Most)
            {
                yield return EquatableArray.Of(piece);
                piece.Clear();
                size = 0;
            }

            piece.Add(item);
            size += more;
        }

        if (piece.Count > 0) yield return EquatableArray.Of(piece);
    }
}
