using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// An immutable configuration, perhaps laid over a fallback. What does not exist is answered with the given default (an
/// empty list, null for a section); what exists but cannot be read so is a <see cref="ConfigurationException"/>.
/// </summary>
public class Config
{
    public static readonly Config Empty = new();

    private readonly Lazy<HoconValue> _merged;

    public Config()
        : this(new HoconRoot(HoconValue.OfObject([])))
    {
    }

    public Config(HoconRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        Root = root.Value;
        _merged = new Lazy<HoconValue>(Root);
    }

    public Config(Config source, Config? fallback)
    {
        ArgumentNullException.ThrowIfNull(source);
        Root = source.Root;
        Fallback = source.Fallback?.WithFallback(fallback) ?? fallback;
        _merged = new Lazy<HoconValue>(() => Fallback is null ? Root : new HoconMerge().Over(Root, Fallback._merged.Value));
    }

    public Config? Fallback { get; }

    public virtual bool IsEmpty => _merged.Value is { } root && (root.IsEmpty || root.IsNull);

    /// <summary>Without the fallback.</summary>
    public HoconValue Root { get; }

    public static Config operator +(Config config, string fallback) =>
        config.WithFallback(ConfigurationFactory.ParseString(fallback));

    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => _merged.Value.GetObject()?.Items ?? [];

    public virtual bool HasPath(string path) => GetValue(path) is not null;

    public HoconValue? GetValue(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _merged.Value.Find(HoconPath.Split(path));
    }

    public virtual Config? GetConfig(string path) => GetValue(path) is { } value ? new Config(new HoconRoot(value)) : null;

    public virtual bool GetBoolean(string path, bool @default = false) => Read(path, v => v.GetBoolean(), @default);

    public virtual int GetInt(string path, int @default = 0) => Read(path, v => v.GetInt(), @default);

    public virtual long GetLong(string path, long @default = 0) => Read(path, v => v.GetLong(), @default);

    public virtual float GetFloat(string path, float @default = 0) => Read(path, v => v.GetFloat(), @default);

    public virtual double GetDouble(string path, double @default = 0) => Read(path, v => v.GetDouble(), @default);

    public virtual decimal GetDecimal(string path, decimal @default = 0) => Read(path, v => v.GetDecimal(), @default);

    [return: NotNullIfNotNull(nameof(@default))]
    public virtual string? GetString(string path, string? @default = null) => Read(path, v => v.GetString(), @default);

    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Read(path, v => v.GetTimeSpan(allowInfinite), @default.GetValueOrDefault());

    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    public virtual long? GetByteSize(string path, long? def = null) => Read(path, v => v.GetByteSize(), def);

    public virtual IList<bool> GetBooleanList(string path) => Read(path, v => v.GetBooleanList(), []);

    public virtual IList<byte> GetByteList(string path) => Read(path, v => v.GetByteList(), []);

    public virtual IList<int> GetIntList(string path) => Read(path, v => v.GetIntList(), []);

    public virtual IList<long> GetLongList(string path) => Read(path, v => v.GetLongList(), []);

    public virtual IList<float> GetFloatList(string path) => Read(path, v => v.GetFloatList(), []);

    public virtual IList<double> GetDoubleList(string path) => Read(path, v => v.GetDoubleList(), []);

    public virtual IList<decimal> GetDecimalList(string path) => Read(path, v => v.GetDecimalList(), []);

    public virtual IList<string> GetStringList(string path) => GetStringList(path, []);

    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Read(path, v => v.GetStringList(), defaultPaths);

    /// <summary>An empty fallback changes nothing.</summary>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this)) throw new ArgumentException("A configuration cannot be its own fallback", nameof(fallback));
        if (fallback.IsNullOrEmpty()) return this;
        return IsEmpty ? fallback : new Config(this, fallback);
    }

    public override string ToString() => Root.ToString();

    public string ToString(bool includeFallback) => includeFallback ? _merged.Value.ToString() : ToString();

    protected Config Copy(Config? fallback = null) => new(this, fallback);

    private T Read<T>(string path, Func<HoconValue, T> read, T @default)
    {
        if (GetValue(path) is not { IsNull: false } value) return @default;
        try
        {
            return read(value);
        }
        catch (ConfigurationException e)
        {
            throw new ConfigurationException($"{path}: {e.Message}", e);
        }
    }
}
