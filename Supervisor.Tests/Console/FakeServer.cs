extern alias console;

using System.Text;
using console::Supervisor.Cli.Follow;
using console::Supervisor.Cli.Rpc;
using console::Supervisor.Cli.Terminal;

namespace Supervisor.Tests.Cli;

/// <summary>Answers calls from a script and remembers them; a method that is not in the script is unknown to it.</summary>
internal sealed class FakeServer : IServerPort, IRpcChannel
{
    private const string Standard = "supervisor.";

    private readonly Dictionary<string, Func<RpcValue[], RpcReply>> _script = [];
    private readonly List<string> _calls = [];

    /// <summary>In their order; those of a fleet's methods with their namespace.</summary>
    public List<string> Calls
    {
        get
        {
            lock (_calls) return [.. _calls];
        }
    }

    public List<string> Followed { get; } = [];
    public FollowEnd FollowEnd { get; init; } = FollowEnd.UserLeft;
    public Dictionary<string, string> Streams { get; } = [];

    /// <summary>Asked before each wait for answers; true is a Ctrl-C.</summary>
    public Func<bool>? InterruptAt { get; init; }

    public string[] TypedLines { get; init; } = [];

    /// <summary>The credentials that the server wants, if any.</summary>
    public Credentials? Wanted { get; init; }

    private Credentials? Given { get; set; }

    public static FakeServer Alive() => new FakeServer().On("getVersion", "3.0");

    public FakeServer On(string method, RpcValue result) => On(method, _ => new RpcReply.Result(result));

    public FakeServer OnFault(string method, int code, string text = "TEXT") => On(method, _ => new RpcReply.Fault(code, text));

    public FakeServer On(string method, Func<RpcValue[], RpcReply> answer)
    {
        _script[method.Contains('.') ? method : Standard + method] = answer;
        return this;
    }

    public IRpcChannel Open(string url, Credentials credentials)
    {
        Given = credentials;
        return this;
    }

    public RpcReply Call(string method, params ReadOnlySpan<RpcValue> arguments)
    {
        if (Wanted is not null && Wanted != Given) throw new HttpStatusException(401, "Unauthorized");
        var words = arguments.ToArray();
        var name = method.StartsWith(Standard, StringComparison.Ordinal) ? method[Standard.Length..] : method;
        lock (_calls) _calls.Add($"{name}({string.Join(", ", words.Select(word => word.AsText()))})");
        return _script.TryGetValue(method, out var answer) ? answer(words) : new RpcReply.Fault(1, "UNKNOWN_METHOD");
    }

    public FollowEnd Follow(string url, Credentials credentials, string path, ITerminal terminal)
    {
        Followed.Add(path);
        return FollowEnd;
    }

    /// <summary>Gives each stream what the script has for its path.</summary>
    public FollowEnd FollowAll(string url, Credentials credentials, IReadOnlyList<FollowedStream> streams, ITerminal terminal)
    {
        foreach (var stream in streams)
        {
            Followed.Add(stream.Path);
            if (Streams.TryGetValue(stream.Path, out var text)) stream.Sink(Encoding.UTF8.GetBytes(text));
        }
        return FollowEnd;
    }

    /// <summary>Interrupted as soon as the user has seen enough, if ever.</summary>
    public bool WaitWhile(Wake wake, Func<bool> onWake)
    {
        do
        {
            if (InterruptAt?.Invoke() == true) return false;
            Readiness.Wait(wake.Descriptor);
            wake.Clear();
        }
        while (onWake());
        return true;
    }

    public FollowEnd Attach(string url, Credentials credentials, string name, ITerminal terminal, Func<string, bool> onLine)
    {
        Followed.Add(name);
        foreach (var line in TypedLines)
            if (!onLine(line)) return FollowEnd.ServerClosed;
        return FollowEnd.UserLeft;
    }

    public void Dispose() { }
}
