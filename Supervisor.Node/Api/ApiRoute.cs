namespace Supervisor.Node.Api;

/// <summary>One thing that can be asked for.</summary>
internal sealed record ApiRoute(string Method, PathTemplate Path, Func<ApiRequest, Task> Answer)
{
    public ApiRoute(string method, string path, Func<ApiRequest, Task> answer)
        : this(method, new PathTemplate(path), answer) { }
}
