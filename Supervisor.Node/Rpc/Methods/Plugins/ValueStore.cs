using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods.Plugins;

/// <summary>Values under names, of a bounded number and size.</summary>
internal sealed class ValueStore(int maxCount = ValueStore.MaxCount, long maxBytes = ValueStore.MaxBytes)
{
    internal const int MaxCount = 10_000;
    internal const long MaxBytes = 16 * 1024 * 1024;

    // What a value takes beside its text, roughly.
    private const int Overhead = 64;

    private readonly SortedDictionary<string, (XmlRpcValue Value, long Size)> _values = new(StringComparer.Ordinal);
    private long _bytes;

    internal int Count => _values.Count;

    internal IEnumerable<string> Keys => _values.Keys;

    internal XmlRpcValue? Find(string key) => _values.TryGetValue(key, out var found) ? found.Value : null;

    /// <summary>Null, or why it is not kept; then everything is as it was.</summary>
    internal XmlRpcValue.Fault? Put(string key, XmlRpcValue value)
    {
        if (SizeOf(value) is not { } size) return XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters);
        size += SizeOf(key);
        var before = _values.TryGetValue(key, out var old) ? old.Size : 0;
        if (before == 0 && Count >= maxCount) return Full($"it has {maxCount} values");
        if (_bytes - before + size > maxBytes) return Full($"its values would take more than {maxBytes} bytes");
        _values[key] = (value, size);
        _bytes += size - before;
        return null;
    }

    internal void Remove(string key)
    {
        if (_values.Remove(key, out var removed)) _bytes -= removed.Size;
    }

    internal void Clear()
    {
        _values.Clear();
        _bytes = 0;
    }

    private static XmlRpcValue.Fault Full(FormattableString why) =>
        XmlRpcValue.Fault.Of(FaultCode.Failed, FormattableString.Invariant($"the cache is full: {FormattableString.Invariant(why)}"));

    private static long SizeOf(string text) => Overhead + (2L * text.Length);

    // Null for what could be taken and not be given back: dates and nil.
    private static long? SizeOf(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Text text => SizeOf(text.Value),
        XmlRpcValue.Int or XmlRpcValue.Boolean or XmlRpcValue.Double => Overhead,
        XmlRpcValue.Array array => array.Items.Aggregate((long?)Overhead, (sum, item) => sum + SizeOf(item)),
        XmlRpcValue.Struct structure =>
            structure.Members.Aggregate((long?)Overhead, (sum, member) => sum + SizeOf(member.Key) + SizeOf(member.Value)),
        _ => null,
    };
}
