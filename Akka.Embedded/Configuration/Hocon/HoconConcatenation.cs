using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Values beside each other: objects merge, arrays join, texts join with the blanks between them.</summary>
internal static class HoconConcatenation
{
    public static HoconValue? Join(HoconNode.Concatenation node, Func<HoconNode, HoconValue?> resolve)
    {
        var parts = new List<(HoconValue Value, bool IsBlank)>(node.Parts.Count);
        foreach (var part in node.Parts)
        {
            if (resolve(part) is { } value) parts.Add((value, part is HoconNode.Text { IsBlank: true }));
        }
        var values = parts.Where(p => !p.IsBlank).Select(p => p.Value).ToList();
        if (values.Count == 0) return node.Parts.TrueForAll(IsBlankOrReference) ? null : HoconValue.OfText("");
        if (values.TrueForAll(v => v.IsObject())) return MergeAll(values);
        if (values.TrueForAll(v => v.IsArray())) return HoconValue.OfArray([.. values.SelectMany(v => v.GetArray())]);
        if (values.Exists(v => v.IsObject() || v.IsArray()))
            throw node.Position.Error("objects, arrays and texts cannot stand beside each other in one value");
        return JoinTexts(parts.Select(p => p.Value));
    }

    private static bool IsBlankOrReference(HoconNode part) => part is HoconNode.Substitution or HoconNode.Text { IsBlank: true };

    private static HoconValue MergeAll(List<HoconValue> values)
    {
        var merge = new HoconMerge();
        return values.Aggregate((below, above) => merge.Over(above, below));
    }

    private static HoconValue JoinTexts(IEnumerable<HoconValue> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(value.Text ?? "null");
            if (text.Length > HoconLimits.Characters) throw new ConfigurationException("A text becomes too long by its substitutions");
        }
        return HoconValue.OfText(text.ToString());
    }
}
