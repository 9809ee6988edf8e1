using System.Text.Json;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>Names of groups that differ between the running daemon and its files.</summary>
internal sealed record ConfigChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    public static ConfigChanges From(RpcValue answer)
    {
        // The three lists are wrapped in a list of their own.
        if (answer.AsList() is not [var wrapped] || wrapped.AsList() is not [var added, var changed, var removed])
            throw new ReplyException("the server's answer to reloadConfig is not three lists");
        return new(Texts(added), Texts(changed), Texts(removed));
    }

    public string ToJson() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        WriteNames(json, "available", Added);
        WriteNames(json, "changed", Changed);
        WriteNames(json, "disappeared", Removed);
        json.WriteEndObject();
    });

    private static void WriteNames(Utf8JsonWriter json, string key, IReadOnlyList<string> names)
    {
        json.WriteStartArray(key);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static List<string> Texts(RpcValue list) => [.. list.AsList().Select(item => item.AsText())];
}
