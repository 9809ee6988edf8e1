namespace Akka.Configuration.Hocon;

/// <summary>
/// Everything that was assigned to one key, in order. Later objects merge into earlier ones and other values hide them;
/// an assignment that refers to its own key means what was assigned before it.
/// </summary>
internal sealed class HoconSlot
{
    public List<Assignment> Assignments { get; } = [];
    public bool IsResolved { get; private set; }
    public HoconValue? Value { get; private set; }

    public void Assign(HoconNode value)
    {
        if (value is HoconNode.Object added && LastObject() is { } last) last.Absorb(added);
        else if (value is HoconNode.Concatenation { IsOfObjects: true } objects) AssignInTurn(objects);
        else Assignments.Add(new Assignment(value, null));
    }

    public void Absorb(HoconSlot later)
    {
        foreach (var assignment in later.Assignments)
        {
            if (assignment.Node is HoconNode.Object) Assign(assignment.Node);
            else Assignments.Add(assignment);
        }
    }

    public HoconNode.Object OpenObject()
    {
        if (LastObject() is { } last) return last;
        var opened = new HoconNode.Object();
        Assignments.Add(new Assignment(opened, null));
        return opened;
    }

    public void Keep(HoconValue? value) => (IsResolved, Value) = (true, value);

    private HoconNode.Object? LastObject() => Assignments.Count > 0 ? Assignments[^1].Node as HoconNode.Object : null;

    private void AssignInTurn(HoconNode.Concatenation objects)
    {
        foreach (var part in objects.Parts)
        {
            if (part is HoconNode.Object) Assign(part);
            else if (part is HoconNode.Substitution) Assignments.Add(new Assignment(part, objects.Position));
        }
    }

    /// <param name="node">The value.</param>
    /// <param name="besideObject">Set where it stands beside an object, and so must be one itself.</param>
    internal sealed class Assignment(HoconNode node, HoconPosition? besideObject)
    {
        public HoconNode Node => node;
        public HoconPosition? BesideObject => besideObject;

        /// <summary>The resolver's frame that is at work on it; 0 when none is.</summary>
        public int Frame { get; set; }
    }
}
