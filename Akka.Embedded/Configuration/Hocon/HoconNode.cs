namespace Akka.Configuration.Hocon;

/// <summary>What was written, before substitutions are resolved.</summary>
internal abstract class HoconNode
{
    private HoconNode()
    {
    }

    public sealed class Text(string value, bool isQuoted) : HoconNode
    {
        public string Value => value;
        public bool IsNull => !isQuoted && value == "null";
        public bool IsBlank => !isQuoted && value.All(HoconCursor.IsBlank);
    }

    /// <param name="path">As written, from the root.</param>
    /// <param name="within">Where the text was included; tried before the root.</param>
    /// <param name="isOptional">Written <c>${?path}</c>.</param>
    /// <param name="position">For errors.</param>
    public sealed class Substitution(string[] path, string[] within, bool isOptional, HoconPosition position) : HoconNode
    {
        public string[] Path => path;
        public string[] Within => within;
        public bool IsOptional => isOptional;
        public HoconPosition Position => position;
    }

    public sealed class Array(List<HoconNode> elements) : HoconNode
    {
        public List<HoconNode> Elements => elements;
    }

    /// <summary>Values beside each other on one line, with the blanks between them.</summary>
    public sealed class Concatenation(List<HoconNode> parts, HoconPosition position) : HoconNode
    {
        public List<HoconNode> Parts => parts;
        public HoconPosition Position => position;

        /// <summary>Objects and substitutions that must turn out as objects: the same as assigning them in turn.</summary>
        public bool IsOfObjects => parts.Exists(p => p is Object)
            && parts.TrueForAll(p => p is Object or Substitution or Text { IsBlank: true });
    }

    /// <summary>The right side of <c>+=</c>.</summary>
    public sealed class Append(HoconNode element, HoconPosition position) : HoconNode
    {
        public HoconNode Element => element;
        public HoconPosition Position => position;
    }

    /// <summary>A value that somebody else has resolved: an include callback's answer.</summary>
    public sealed class Constant(HoconValue value) : HoconNode
    {
        public HoconValue Value => value;
    }

    public sealed class Object : HoconNode
    {
        public Dictionary<string, HoconSlot> Slots { get; } = new(StringComparer.Ordinal);

        public void Assign(ReadOnlySpan<string> path, HoconNode value)
        {
            var target = this;
            foreach (var key in path[..^1]) target = target.SlotOf(key).OpenObject();
            target.SlotOf(path[^1]).Assign(value);
        }

        public void Absorb(Object other)
        {
            foreach (var (key, slot) in other.Slots) SlotOf(key).Absorb(slot);
        }

        private HoconSlot SlotOf(string key)
        {
            if (!Slots.TryGetValue(key, out var slot)) Slots.Add(key, slot = new HoconSlot());
            return slot;
        }
    }
}
