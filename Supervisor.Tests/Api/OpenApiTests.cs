using System.Text.Json;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Api;

/// <summary>The document says what the routes do, and nothing else.</summary>
public class OpenApiTests
{
    private static readonly JsonElement Document = Read();

    private readonly FakeSupervisor _supervisor = new();

    [Fact]
    public void Every_route_is_in_the_document_and_every_path_of_it_is_a_route()
    {
        using var watcher = new LogWatcher();
        var routes = ApiRoutes.For(new(_supervisor, watcher, TimeProvider.System, Fleet: null, IsWhole: false));
        var documented = Document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(routes.Select(r => $"{r.Method} {r.Path.Text}").Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_name_in_a_path_is_a_parameter()
    {
        foreach (var path in Document.GetProperty("paths").EnumerateObject())
        {
            var names = path.Name.Split('/').Where(s => s.StartsWith('{')).Select(s => s[1..^1]);
            foreach (var method in path.Value.EnumerateObject())
            {
                var told = method.Value.TryGetProperty("parameters", out var all)
                    ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!)
                    : [];
                Assert.Equal(names, told);
            }
        }
    }

    [Theory]
    [InlineData("GET", "/api/v1/processes", "Processes")]
    [InlineData("GET", "/api/v1/processes/web/a", "Process")]
    [InlineData("GET", "/api/v1/processes/web/b", "Process")]
    [InlineData("GET", "/api/v1/processes/web/a/history", "History")]
    [InlineData("GET", "/api/v1/processes/web/nope", "Problem")]
    [InlineData("POST", "/api/v1/processes/web/*/start", "Outcomes")]
    [InlineData("GET", "/api/v1/config", "Config")]
    [InlineData("GET", "/healthz", "Health")]
    public async Task A_real_answer_is_as_documented(string method, string target, string schema)
    {
        Fill();
        await using var servers = await RunningServers.Start(_supervisor);
        var response = await servers.Ask(method, target);
        Check(response.Json(), Schema(schema), "answer");
    }

    [Fact]
    public async Task The_document_is_served()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        Assert.Equal("3.1.0", (await servers.GetJson("/api/v1/openapi.json")).GetProperty("openapi").GetString());
    }

    // A process with everything that can be known, and one with nothing.
    private void Fill()
    {
        _supervisor.Run("web", "a", stdout: "/log");
        _supervisor.Board.Publish(new() { Group = "web", Name = "b" });
        var cause = new Cause(CauseKind.Request, "ann");
        var child = new ChildRecord { StartedBy = cause, Start = 1 };
        _supervisor.Board.History.Publish(new Namespec("web", "a"), ProcessHistory.Empty.Begin(child with
        {
            Pid = 3,
            End = 2,
            StoppedBy = cause,
            Signalled = new(1, "ben", 2),
            Status = WaitStatus.Exited(0),
            Usage = new(1, false, TimeSpan.Zero),
            Output = new("x\n"u8.ToArray(), EquatableArray.Of(new OutputRun(false, 2)), IsCut: false),
        }).Begin(child));
        _supervisor.Answer = _ => Task.FromResult<CommandReply>(new CommandReply.Outcomes(EquatableArray.Of(
            ProcessOutcome.Ok("web", "a"), new ProcessOutcome("web", "b", FaultCode.SpawnError, "x"))));
    }

    private static void Check(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("$ref", out var name)) schema = Schema(name.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("oneOf", out var either))
        {
            if (value.ValueKind != JsonValueKind.Null) Check(value, either[0], place);
            return;
        }

        Assert.Contains(Kind(value, schema), Kinds(schema));
        if (schema.TryGetProperty("items", out var items))
            foreach (var (i, item) in value.EnumerateArray().Index()) Check(item, items, $"{place}[{i}]");
        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var member in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(member.Name, out var wanted), $"{place}.{member.Name} is not documented");
            Check(member.Value, wanted, $"{place}.{member.Name}");
        }

        foreach (var wanted in schema.GetProperty("required").EnumerateArray())
            Assert.True(value.TryGetProperty(wanted.GetString()!, out _), $"{place}.{wanted} is missing");
    }

    private static string Kind(JsonElement value, JsonElement schema) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) && Kinds(schema).Contains("integer") ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string[] Kinds(JsonElement schema) => schema.GetProperty("type") switch
    {
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(t => t.GetString()!)],
        var one => [one.GetString()!],
    };

    private static JsonElement Schema(string name) => Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static JsonElement Read()
    {
        using var stream = OpenApiDocument.Open();
        return JsonDocument.Parse(stream).RootElement;
    }
}
