using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>
/// What <c>--json</c> prints: one document and a line feed. Structs keep the members of the XML-RPC interface, in the order
/// of the server, with <c>namespec</c> before them where they describe a process.
/// </summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Rows(List<ProcessRow> rows) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows) WriteMap(json, row.Namespec, (RpcValue.Map)row.Source);
        json.WriteEndArray();
    });

    public static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) content(json);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    public static void WriteMap(Utf8JsonWriter json, string namespec, RpcValue.Map map)
    {
        json.WriteStartObject();
        json.WriteString("namespec", namespec);
        foreach (var member in map.Members)
        {
            json.WritePropertyName(member.Key);
            WriteValue(json, member.Value);
        }
        json.WriteEndObject();
    }

    public static void WriteValue(Utf8JsonWriter json, RpcValue value)
    {
        switch (value)
        {
            case RpcValue.Whole whole: json.WriteNumberValue(whole.Number); break;
            case RpcValue.Truth truth: json.WriteBooleanValue(truth.Holds); break;
            case RpcValue.Real real: json.WriteNumberValue(real.Number); break;
            case RpcValue.Text text: json.WriteStringValue(text.Content); break;
            case RpcValue.List list:
                json.WriteStartArray();
                foreach (var item in list.Items) WriteValue(json, item);
                json.WriteEndArray();
                break;
            case RpcValue.Map map:
                json.WriteStartObject();
                foreach (var member in map.Members)
                {
                    json.WritePropertyName(member.Key);
                    WriteValue(json, member.Value);
                }
                json.WriteEndObject();
                break;
        }
    }
}
