using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Supervisor.Node.Web;

/// <summary>The parameters of a request: of its address and, for a POST, of the form in its body; the form's count first.</summary>
internal sealed class PageParameters(IQueryCollection query, Dictionary<string, StringValues> form)
{
    private const int Most = 16, LongestKey = 64, LongestValue = 8 * 1024;

    public string? this[string name] => form.TryGetValue(name, out var field) ? field.ToString() : query[name].FirstOrDefault();

    /// <summary>Null when the body is no form, or no page of ours could have sent it.</summary>
    public static async ValueTask<PageParameters?> Read(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !HasBody(request)) return new(request.Query, []);
        if (!IsForm(request.ContentType)) return null;
        try
        {
            var reader = new FormPipeReader(request.BodyReader)
            {
                ValueCountLimit = Most,
                KeyLengthLimit = LongestKey,
                ValueLengthLimit = LongestValue,
            };
            return new(request.Query, await reader.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    private static bool IsForm(string? type) =>
        type is not null && type.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
