namespace Akka.Configuration.Hocon;

/// <summary>
/// Nodes to values. Every key is resolved when it is first needed and kept. While an assignment is at work, a
/// reference back to its key sees only the assignments before it; what was computed from such a partial view is not
/// kept, because the whole view may differ (<see cref="_oldestPartial"/>: the oldest frame that was seen in part).
/// </summary>
internal sealed class HoconResolver(HoconNode.Object root)
{
    private int _frame;
    private int _oldestPartial = int.MaxValue;
    private int _steps;
    private int _partialViews;

    public HoconValue Resolve() => ResolveObject(root);

    private HoconValue ResolveObject(HoconNode.Object node)
    {
        var items = new Dictionary<string, HoconValue>(node.Slots.Count, StringComparer.Ordinal);
        foreach (var (key, slot) in node.Slots)
        {
            if (ResolveSlot(slot) is { } value) items.Add(key, value);
        }
        return HoconValue.OfObject(items);
    }

    private HoconValue? ResolveSlot(HoconSlot slot)
    {
        if (slot.IsResolved) return slot.Value;
        var frame = Enter();
        var limit = slot.Assignments.FindIndex(a => a.Frame > 0);
        if (limit >= 0) SeePartially(slot.Assignments[limit]);
        var value = Fold(slot, limit < 0 ? slot.Assignments.Count : limit);
        if (limit < 0 && _oldestPartial >= frame)
        {
            _oldestPartial = int.MaxValue;
            slot.Keep(value);
        }
        _frame--;
        return value;
    }

    private HoconValue? Fold(HoconSlot slot, int count)
    {
        HoconValue? folded = null;
        for (var i = count - 1; i >= 0 && (folded is null || folded.IsObject()); i--)
        {
            var value = ResolveAssignment(slot, i);
            if (value is null) continue;
            if (folded is not null && !value.IsObject()) break;
            folded = Over(folded, value);
        }
        return folded;
    }

    private HoconValue? ResolveAssignment(HoconSlot slot, int index)
    {
        var assignment = slot.Assignments[index];
        assignment.Frame = Enter();
        var value = assignment.Node is HoconNode.Append append
            ? Append(Fold(slot, index), append)
            : ResolveNode(assignment.Node);
        assignment.Frame = 0;
        _frame--;
        if (value is not null && !value.IsObject() && assignment.BesideObject is { } position)
            throw position.Error("only objects can stand beside an object");
        return value;
    }

    private HoconValue? ResolveNode(HoconNode node) => node switch
    {
        HoconNode.Text text => text.IsNull ? HoconValue.Null : HoconValue.OfText(text.Value),
        HoconNode.Object nested => ResolveObject(nested),
        HoconNode.Array array => ResolveArray(array),
        HoconNode.Substitution substitution => Substitute(substitution),
        HoconNode.Concatenation concatenation => HoconConcatenation.Join(concatenation, ResolveNode),
        HoconNode.Constant constant => constant.Value,
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not a value"),
    };

    private HoconValue ResolveArray(HoconNode.Array array)
    {
        Enter();
        var elements = new List<HoconValue>(array.Elements.Count);
        foreach (var element in array.Elements)
        {
            if (ResolveNode(element) is { } value) elements.Add(value);
        }
        _frame--;
        return HoconValue.OfArray(elements);
    }

    private HoconValue Append(HoconValue? before, HoconNode.Append append)
    {
        if (before is not null && !before.IsArray()) throw append.Position.Error("'+=' needs an array to append to");
        var elements = before is null ? [] : before.GetArray().ToList();
        Spend(elements.Count);
        if (ResolveNode(append.Element) is { } value) elements.Add(value);
        return HoconValue.OfArray(elements);
    }

    private HoconValue? Substitute(HoconNode.Substitution substitution)
    {
        var partialViews = _partialViews;
        var value = substitution.Within.Length > 0
            ? Find(root, [.. substitution.Within, .. substitution.Path]) ?? Find(root, substitution.Path)
            : Find(root, substitution.Path);
        if (value is not null) return value;
        if (Environment.GetEnvironmentVariable(string.Join('.', substitution.Path)) is { } variable)
            return HoconValue.OfText(variable);
        if (substitution.IsOptional) return null;
        var path = HoconPath.Join(substitution.Path);
        throw substitution.Position.Error(partialViews == _partialViews
            ? $"${{{path}}} is neither in the configuration nor in the environment"
            : $"${{{path}}} refers to itself in a circle");
    }

    private HoconValue? Find(HoconNode.Object within, ReadOnlySpan<string> path)
    {
        if (!within.Slots.TryGetValue(path[0], out var slot)) return null;
        return path.Length == 1 ? ResolveSlot(slot) : FindThrough(slot, path[1..]);
    }

    /// <summary>Looks into a key's objects without resolving their other keys: they may be what is being resolved.</summary>
    private HoconValue? FindThrough(HoconSlot slot, ReadOnlySpan<string> path)
    {
        HoconValue? found = null;
        for (var i = slot.Assignments.Count - 1; i >= 0 && (found is null || found.IsObject()); i--)
        {
            Spend(1);
            var assignment = slot.Assignments[i];
            if (assignment.Node is HoconNode.Object nested)
            {
                found = Under(found, Find(nested, path));
                continue;
            }
            if (assignment.Frame > 0)
            {
                SeePartially(assignment);
                continue;
            }
            var value = ResolveAssignment(slot, i);
            if (value is null) continue;
            if (!value.IsObject()) break;
            found = Under(found, value.Find(path));
        }
        return found;
    }

    private HoconValue? Under(HoconValue? found, HoconValue? below) =>
        below is null || (found is not null && !below.IsObject()) ? found : Over(found, below);

    private HoconValue Over(HoconValue? above, HoconValue below)
    {
        if (above is null) return below;
        var merge = new HoconMerge();
        var merged = merge.Over(above, below);
        Spend(merge.Steps);
        return merged;
    }

    private void SeePartially(HoconSlot.Assignment atWork)
    {
        _oldestPartial = Math.Min(_oldestPartial, atWork.Frame);
        _partialViews++;
    }

    private int Enter()
    {
        Spend(1);
        if (++_frame > HoconLimits.Frames) throw new ConfigurationException("Substitutions are nested too deeply");
        return _frame;
    }

    private void Spend(int steps)
    {
        _steps += steps;
        if (_steps > HoconLimits.Steps) throw new ConfigurationException("The configuration's substitutions are too many");
    }
}
