using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>A resolved value: null, a text, an array or an object. Numbers, durations and the like are readings of a text.</summary>
public class HoconValue
{
    internal static readonly HoconValue Null = new(null, null, null, 1, 1);

    private readonly IReadOnlyList<HoconValue>? _elements;
    private readonly HoconObject? _object;
    private readonly long _weight;
    private readonly int _depth;

    private HoconValue(string? text, IReadOnlyList<HoconValue>? elements, HoconObject? nested, long weight, int depth)
    {
        (Text, _elements, _object, _weight, _depth) = (text, elements, nested, weight, depth);
        if (weight > HoconLimits.Weight) throw new ConfigurationException("The configuration becomes too large by its substitutions");
        if (depth > HoconLimits.Frames) throw new ConfigurationException("The configuration becomes too deep by its substitutions");
    }

    public bool IsEmpty => _object?.Items.Count == 0;

    internal string? Text { get; }

    internal bool IsNull => Text is null && _elements is null && _object is null;

    public Config AtKey(string key) => new(new HoconRoot(OfObject(new Dictionary<string, HoconValue> { [key] = this })));

    public Config ToConfig() => new(new HoconRoot(this));

    public bool IsArray() => _elements is not null;

    public bool IsObject() => _object is not null;

    public bool IsString() => Text is not null;

    public HoconObject? GetObject() => _object;

    public HoconValue? GetChildObject(string key) => _object?.GetKey(key);

    public IList<HoconValue> GetArray() => _elements is null ? [] : [.. _elements];

    public string? GetString() => Text;

    public bool GetBoolean() => Text switch
    {
        "true" or "on" or "yes" => true,
        "false" or "off" or "no" => false,
        _ => throw Unreadable("true, on, yes, false, off or no"),
    };

    public byte GetByte() => Number<byte>(NumberStyles.Integer);

    public int GetInt() => Number<int>(NumberStyles.Integer);

    public long GetLong() => Number<long>(NumberStyles.Integer);

    public float GetFloat() => Number<float>(NumberStyles.Float);

    public double GetDouble() => Number<double>(NumberStyles.Float);

    public decimal GetDecimal() => Number<decimal>(NumberStyles.Float);

    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconUnits.ReadDuration(Text, allowInfinite)
        ?? throw Unreadable("a duration such as 500ms, 10s or 2 minutes");

    public long? GetByteSize() => HoconUnits.ReadByteSize(Text) ?? throw Unreadable("a size such as 128KiB or 10 MB");

    public IList<bool> GetBooleanList() => Read(v => v.GetBoolean());

    public IList<byte> GetByteList() => Read(v => v.GetByte());

    public IList<int> GetIntList() => Read(v => v.GetInt());

    public IList<long> GetLongList() => Read(v => v.GetLong());

    public IList<float> GetFloatList() => Read(v => v.GetFloat());

    public IList<double> GetDoubleList() => Read(v => v.GetDouble());

    public IList<decimal> GetDecimalList() => Read(v => v.GetDecimal());

    public IList<string> GetStringList() => Read(v => v.GetString() ?? throw v.Unreadable("a text"));

    public override string ToString() => ToString(0);

    public virtual string ToString(int indent) => new HoconWriter().WriteValue(this, indent).ToString();

    internal static HoconValue OfText(string text) => new(text, null, null, 1 + text.Length, 1);

    internal static HoconValue OfArray(IReadOnlyList<HoconValue> elements)
    {
        var weight = Measure(elements, out var depth);
        return new HoconValue(null, elements, null, weight, depth);
    }

    internal static HoconValue OfObject(Dictionary<string, HoconValue> items)
    {
        var weight = Measure(items.Values, out var depth);
        return new HoconValue(null, null, new HoconObject(items), weight, depth);
    }

    internal HoconValue? Find(ReadOnlySpan<string> path)
    {
        HoconValue? value = this;
        foreach (var key in path) value = value?.GetChildObject(key);
        return value;
    }

    private static long Measure(IEnumerable<HoconValue> parts, out int depth)
    {
        var weight = 1L;
        depth = 1;
        foreach (var part in parts)
        {
            weight += part._weight;
            depth = Math.Max(depth, part._depth + 1);
        }
        return weight;
    }

    private List<T> Read<T>(Func<HoconValue, T> read)
    {
        if (!IsArray() && !IsNull) throw Unreadable("an array");
        var list = new List<T>();
        foreach (var element in _elements ?? []) list.Add(read(element));
        return list;
    }

    private T Number<T>(NumberStyles styles)
        where T : System.Numerics.INumber<T> =>
        T.TryParse(Text, styles, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable($"{typeof(T).Name}");

    private ConfigurationException Unreadable(string expected) =>
        new($"{HoconWriter.Excerpt(this)} is not what is expected: {expected}");
}
