using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Supervisor.Node.Api;

/// <summary>A request whose path has been understood.</summary>
/// <param name="Http">The request and its answer.</param>
/// <param name="Names">What stands in the places of the template's names.</param>
/// <param name="Closing">An answer without end ends with it.</param>
internal sealed record ApiRequest(HttpContext Http, ImmutableDictionary<string, string> Names, CancellationToken Closing)
{
    public string Group => Names["group"];

    public string Name => Names["name"];

    /// <summary>One process is meant, neither a group nor all.</summary>
    public bool IsOfOne => Names.TryGetValue("name", out var name) && name != "*";

    /// <summary>The process as the other interfaces write it, <c>group:name</c> or <c>group@node:name</c>.</summary>
    public string Written => $"{Group}:{Name}";

    /// <summary>A value of the query; null when it is not there.</summary>
    public string? Query(string key) => Http.Request.Query.TryGetValue(key, out var values) ? values.ToString() : null;

    /// <summary><c>true</c>, <c>1</c>, <c>false</c> or <c>0</c>.</summary>
    /// <exception cref="ApiException">It is something else.</exception>
    public bool Flag(string key, bool otherwise) => Query(key) switch
    {
        null => otherwise,
        "true" or "1" => true,
        "false" or "0" => false,
        var other => throw ApiException.BadQuery(key, other, "true or false"),
    };

    /// <exception cref="ApiException">It is not a whole number of at most 64 bits.</exception>
    public long? Number(string key)
    {
        if (Query(key) is not { } text) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiException.BadQuery(key, text, "a whole number");
    }
}
