using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Node.Os.Children;

namespace Supervisor.Cli.Commands;

/// <summary>The actions of the plug-in supervisor_cache, each of them one call. Values are shown as it shows them.</summary>
internal sealed class CacheCommand : Command
{
    private static readonly Form[] Forms =
    [
        new("cache_clear", "clear", [], "Forget all values"),
        new("cache_count", "getCount", [], "Show how many values there are"),
        new("cache_delete", "delete", ["<key>"], "Forget the value under a key"),
        new("cache_fetch", "fetch", ["<key>"], "Show the value under a key"),
        new("cache_keys", "getKeys", [], "Show the keys of all values"),
        new("cache_store", "store", ["<key>", "<value>"], "Keep a value under a key; quote what has blanks in it"),
    ];

    private readonly Form _form;

    /// <summary>The index of <c>help</c> does not show them.</summary>
    public static IEnumerable<string> Names => Forms.Select(form => form.Action);

    private CacheCommand(ConsoleSession session, Form form) : base(session) => _form = form;

    public override IReadOnlyList<string> Help => [$"{_form}\t{_form.Does}"];

    /// <summary>Null for what is no action of the plug-in.</summary>
    public static CacheCommand? Find(ConsoleSession session, string action) =>
        Array.Find(Forms, form => form.Action == action) is { } form ? new(session, form) : null;

    public override void Run(string arguments)
    {
        var (words, problem) = CommandWords.Split(arguments);
        if (problem is not null || words.Count != _form.Arguments.Length)
        {
            FailWithHelp($"Error: {problem ?? $"{_form.Action} takes {(words.Count > _form.Arguments.Length ? "fewer" : "more")} arguments"}");
            return;
        }
        if (!IsUp()) return;
        switch (Session.CallCache(_form.Method, [.. words.Select(word => (RpcValue)word)]))
        {
            case RpcReply.Fault { Code: Fault.UnknownMethod }:
                throw new CommandException("this supervisord keeps no values: its configuration has no [rpcinterface:cache]");
            case RpcReply.Fault { Code: Fault.BadName } when _form.Method == "fetch":
                Fail($"{words[0]}: ERROR (no such key)");
                break;
            case var reply:
                Tell(reply.OrThrow());
                break;
        }
    }

    private void Tell(RpcValue value)
    {
        if (!_form.IsQuestion) return;
        if (Session.WantsJson) Session.Terminal.Write(JsonText.Write(json => JsonText.WriteValue(json, value)));
        else Say(PyLiteral.Lines(value));
    }

    private sealed record Form(string Action, string Method, string[] Arguments, string Does)
    {
        public bool IsQuestion => Method is "getCount" or "getKeys" or "fetch";

        public override string ToString() => string.Join(' ', [Action, .. Arguments]);
    }
}
