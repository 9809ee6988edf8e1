extern alias console;

using console::Supervisor.Cli.Rpc;
using console::Supervisor.Cli.Shell;
using console::Supervisor.Cli.Why;

namespace Supervisor.Tests.Cli;

/// <summary>Why a process is as it is, in words.</summary>
public sealed class WhyCommandTests
{
    private const int Now = 100_000;

    private static readonly RpcValue Output = Scene.List(
        Scene.Map(("stream", "stdout"), ("line", "hello")), Scene.Map(("stream", "stderr"), ("line", "a\u001b[31m\u001b(Bb\tc\u0007")));

    private static readonly RpcValue Alive = Child(("start", Now - 5), ("pid", 13), ("started", "autorestart"));

    private static readonly RpcValue Segfault = Child(
        ("start", Now - 100), ("pid", 12), ("stop", Now - 5), ("lived", new RpcValue.Real(94.5)), ("was_up", 1), ("signal", "SIGSEGV"),
        ("core_dumped", 1), ("started", "request"), ("started_by", "user ann at 10.0.0.1"), ("peak_rss", 20_480),
        ("peak_rss_is_bound", 0), ("output", Output));

    private static readonly (string Told, (string, RpcValue)[] End)[] Ends =
    [
        (
            " Its last child, pid 12, ended 7 s ago with exit status 3, after a life of 0.25 s. That was before it counted as running (startsecs).",
            [("was_up", 0), ("exitstatus", 3)]
        ),
        (
            " Its last child, pid 12, ended 7 s ago with exit status 0, after a life of 0.25 s. Nobody had asked for that, but its configuration expects it.",
            [("was_up", 1), ("exitstatus", 0), ("expected", 1)]
        ),
        (
            " Its last child, pid 12, ended 7 s ago by SIGKILL, after a life of 0.25 s. Nobody had asked for that."
            + " The signal did not come from here; the kernel sends it when memory runs out (see dmesg).",
            [("was_up", 1), ("signal", "SIGKILL")]
        ),
        (
            " Its last child, pid 12, ended 7 s ago by SIGKILL, after a life of 0.25 s. It was stopped by user ann."
            + " It did not end in the time it was given, and got SIGKILL.",
            [("was_up", 1), ("signal", "SIGKILL"), ("stopped", "request"), ("stopped_by", "user ann"), ("killed", 1)]
        ),
        (
            " Its last child, pid 12, ended 7 s ago by SIGTERM, after a life of 0.25 s. It was stopped because the daemon began anew (SIGHUP).",
            [("was_up", 1), ("signal", "SIGTERM"), ("stopped", "reload"), ("stopped_by", "SIGHUP")]
        ),
        (
            " Its last child, pid 12, ended 7 s ago by SIGUSR1, after a life of 0.25 s. user ann had sent that signal.",
            [("was_up", 1), ("signal", "SIGUSR1"), ("signalled", "SIGUSR1"), ("signalled_by", "user ann"), ("signalled_at", Now - 8)]
        ),
    ];

    [Fact]
    public void A_crash_is_told_in_a_paragraph_a_table_and_the_last_lines()
    {
        var server = FakeServer.Alive()
            .On("getAllProcessInfo", Scene.List(Process("RUNNING", "pid 13, uptime 0:00:05")))
            .On("history.getChildren", Scene.List(Alive, Segfault));
        var told = Scene.Run(server, "why web:a");
        Assert.StartsWith(
            "web:a is RUNNING (pid 13, uptime 0:00:05). Its last child, pid 12, ended 5 s ago by SIGSEGV (core dumped), after a life of 0:01:34."
            + " Nobody had asked for that. After that pid 13 was started: autorestart.\n\nSTARTED ", told);
        Assert.Contains("0:01:34  SIGSEGV, core dumped  request by user ann at 10.0.0.1  -           20 MiB  abcdef\n", told);
        Assert.EndsWith("\nLast output of pid 12:\nstdout | hello\nstderr | ab\tc\uFFFD\n[0]", told);
    }

    [Fact]
    public void Each_end_has_its_words() => Assert.All(Ends, end =>
    {
        var child = Child(
            [("start", Now - 8), ("pid", 12), ("stop", Now - 7), ("lived", new RpcValue.Real(0.25)), ("started", "autostart"), .. end.End]);
        Assert.Equal("web:a is EXITED." + end.Told, Tell("EXITED", child));
    });

    [Fact]
    public void What_was_never_started_or_never_ended_or_made_no_child_says_so()
    {
        Assert.Equal("web:a is STOPPED. It has not been started.", Tell("STOPPED"));
        Assert.Equal("web:a is RUNNING. No child of it has ended yet; pid 13 was started: autorestart.", Tell("RUNNING", Alive));
        Assert.Equal(
            "web:a is FATAL. The last attempt to start it, 4 s ago, made no child: can't find command '/x'.",
            Tell("FATAL", Child(("start", Now - 4), ("stop", Now - 4), ("spawnerr", "can't find command '/x'"), ("started", "retry"))));
    }

    [Fact]
    public void A_name_nobody_knows_and_no_name_are_errors()
    {
        var server = FakeServer.Alive().On("getAllProcessInfo", Scene.List());
        Assert.Equal("web:a: ERROR (no such process)\n[1]", Scene.Run(server, "why web:a"));
        Assert.StartsWith("Error: why requires a process name\n", Scene.Run(server, "why"));
    }

    [Fact]
    public void A_process_of_another_node_is_found_by_its_name()
    {
        var server = FakeServer.Alive().On("getAllProcessInfo", Scene.List())
            .On("getProcessInfo", words => words[0].AsText() == "cat@b"
                ? new RpcReply.Result(Process("STOPPED", "", "cat@b", "cat"))
                : new RpcReply.Fault(10, "BAD_NAME"))
            .On("history.getChildren", Scene.List());
        Assert.Equal("cat@b:cat is STOPPED. It has not been started.\n[0]", Scene.Run(server, "why cat@b"));
        Assert.Equal("history.getChildren(cat@b:cat)", server.Calls[^1]);
        Assert.Equal("cat@c: ERROR (no such process)\n[1]", Scene.Run(server, "why cat@c"));
    }

    [Fact]
    public void A_daemon_that_keeps_no_history_is_told_apart()
    {
        var server = FakeServer.Alive().On("getAllProcessInfo", Scene.List(Process("RUNNING", "")));
        Assert.Contains("keeps no history", Scene.Run(server, "why web:a"));
    }

    [Fact]
    public void Json_has_the_process_and_its_children()
    {
        var server = FakeServer.Alive()
            .On("getAllProcessInfo", Scene.List(Process("RUNNING", "")))
            .On("history.getChildren", Scene.List(Child(("start", 1), ("started", "autostart"))));
        Assert.Contains(
            """{"namespec":"web:a","process":{"group":"web",""", Scene.Run(server, "why --json web:*"), StringComparison.Ordinal);
    }

    private static string Tell(string state, params RpcValue[] children) => WhyText.Of(
        ProcessRow.From(Process(state, "")), [.. children.Select(c => new PastChild(c))], Now);

    private static RpcValue Process(string state, string description, string group = "web", string name = "a") => Scene.Map(
        ("group", group), ("name", name), ("state", 20), ("statename", state), ("description", description), ("pid", 13), ("now", Now));

    // With what every child has.
    private static RpcValue Child(params (string Name, RpcValue Value)[] members)
    {
        (string Name, RpcValue Value)[] always =
            [("was_up", 0), ("killed", 0), ("config", "abcdef0123"), ("output", Scene.List()), ("output_is_cut", 0)];
        return Scene.Map([.. members, .. always.Where(a => members.All(m => m.Name != a.Name))]);
    }
}
