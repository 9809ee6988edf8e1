namespace Supervisor.Node.Web.Actions;

/// <summary>What a request asks the page to do.</summary>
internal abstract record PageOrder
{
    private PageOrder() { }

    /// <summary>Nothing: the page is to be shown, with a message or without.</summary>
    internal sealed record Show(string? Message) : PageOrder;

    /// <summary>An action; the name is null where it has none.</summary>
    internal sealed record Act(PageAction Action, string? Name) : PageOrder;

    /// <summary>An action that there is not, or one that lacks its name.</summary>
    internal sealed record Unclear : PageOrder;

    /// <summary>Reads the parameters of a request.</summary>
    public static PageOrder Of(Func<string, string?> parameter)
    {
        if (parameter("action") is not { Length: > 0 } written) return new Show(parameter("message"));
        if (PageActions.Of(written) is not { } action) return new Unclear();
        if (!action.HasName()) return new Act(action, null);
        return parameter("processname") is { Length: > 0 } name ? new Act(action, name) : new Unclear();
    }
}
