using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Api;

/// <summary>What was asked cannot be done, and the asker is to be told why.</summary>
internal sealed class ApiException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;

    public static ApiException BadQuery(string key, string value, string wanted) => BadRequest(
        $"{key}={(value.Length > 100 ? value[..100] + "…" : value)} in the query is not {wanted}.");

    public static ApiException BadRequest(string detail) => new(new(StatusCodes.Status400BadRequest, detail));
}
