using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>What one step of a sequence does to both daemons.</summary>
internal abstract record FuzzStep
{
    /// <summary>An XML-RPC call.</summary>
    public sealed record Call(string Method, params object[] Arguments) : FuzzStep
    {
        public string Short => Method[(Method.IndexOf('.', StringComparison.Ordinal) + 1)..];

        public string Name => Arguments is [string name, ..] ? name : "";

        public override string Parameters => string.Concat(Arguments.Select(RpcCalls.Parameter));

        public override string ToString() => $"{Short}({string.Join(", ", Arguments.Select(Shown))})";
    }

    /// <summary>A call with parameters as they are: what is refused whatever the state of things.</summary>
    public sealed record Wrong(string Method, string Text) : FuzzStep
    {
        public override string Parameters => Text;

        public override string ToString() => $"{Method} with {Text}";
    }

    public sealed record Multicall(params Call[] Calls) : FuzzStep
    {
        public override string Parameters =>
            $"<param><value><array><data>{string.Concat(Calls.Select(Item))}</data></array></value></param>";

        public override string ToString() => $"multicall [{string.Join("; ", Calls.AsEnumerable())}]";

        private static string Item(Call call) =>
            $"<value><struct><member><name>methodName</name><value>{call.Method}</value></member><member><name>params</name><value><array><data>"
            + call.Parameters.Replace("<param>", "", StringComparison.Ordinal).Replace("</param>", "", StringComparison.Ordinal)
            + "</data></array></value></member></struct></value>";
    }

    /// <summary>Another configuration file in place of the one that there is.</summary>
    public sealed record Rewrite(int Variant) : FuzzStep
    {
        public override string Parameters => "";

        public override string ToString() => $"the file becomes number {Variant}";
    }

    private FuzzStep()
    {
    }

    public abstract string Parameters { get; }

    private static string Shown(object value) => value is string text ? $"'{text.ReplaceLineEndings("\\n")}'" : $"{value}".ToLowerInvariant();
}
