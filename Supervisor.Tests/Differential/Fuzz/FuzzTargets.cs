namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>The processes that a call is about.</summary>
internal static class FuzzTargets
{
    public static IEnumerable<FuzzRow> Of(FuzzStep.Call call, IEnumerable<FuzzRow> rows)
    {
        if (call.Short.Contains("All", StringComparison.Ordinal)) return rows;
        if (call.Short.EndsWith("Group", StringComparison.Ordinal)) return rows.Where(row => row.Group == call.Name);
        var colon = call.Name.IndexOf(':', StringComparison.Ordinal);
        var (group, name) = colon < 0 ? (call.Name, call.Name) : (call.Name[..colon], call.Name[(colon + 1)..]);
        return rows.Where(row => row.Group == group && (name is "" or "*" || row.Name == name));
    }
}
