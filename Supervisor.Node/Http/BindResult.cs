namespace Supervisor.Node.Http;

/// <summary>What became of opening something to listen on; a failure is the start-up error (specification 1.3).</summary>
internal abstract record BindResult<T>
{
    private BindResult() { }

    internal sealed record Bound(T Value) : BindResult<T>;

    internal sealed record Failed(string Error) : BindResult<T>;
}
