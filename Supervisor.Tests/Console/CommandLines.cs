namespace Supervisor.Tests.Cli;

/// <summary>Command lines for the daemon of <see cref="Programs.Zoo"/>.</summary>
internal static class CommandLines
{
    /// <summary>They change nothing.</summary>
    public static readonly string[] Questions =
    [
        "status", "status all", "status cat", "status cat cat", "status app:*", "status app:", "status app:front", "status app",
        "status nope", "status nope:*", "status nope quits", "status cat nope app:*", "status all nope", "status front",
        "status worker-with-a-rather-long-name:*", "status; cat", "status-x", "status  cat", "STATUS", "sta",
        "pid", "pid all", "pid cat", "pid quits", "pid nope", "pid cat nope quits", "pid quits nope cat", "pid app:*",
        "version", "avail",
    ];

    /// <summary>The client answers them by itself, but for asking whether the daemon is there.</summary>
    public static readonly string[] Words =
    [
        "version x", "avail x",
        "help", "?", "help help", "help EOF", "help nope", "help start stop", "?start", "? start",
        "help add", "help avail", "help clear", "help exit", "help fg", "help maintail", "help open", "help pid", "help quit",
        "help reload", "help remove", "help reread", "help restart", "help shutdown", "help signal", "help start",
        "help status", "help stop", "help tail", "help update", "help version",
        "bogus", ";", "!ls", "_", "EOF", "exit", "quit", "quit now",
    ];

    /// <summary>What cannot be done, or is done already.</summary>
    public static readonly string[] Refusals =
    [
        "start", "stop", "restart", "signal", "signal HUP", "clear", "fg", "fg cat chatty", "fg nope", "fg quits", "fg app:*",
        "shutdown x", "reload x", "reread x", "add", "remove", "add nope", "add cat", "remove nope", "remove cat",
        "update nope", "update nope cat", "update all nope",
        "start nope", "start nope:*", "start nope: cat", "start cat", "start missing", "start notexec", "start app:front",
        "start nope:* missing", "start missing nope:*",
        "stop nope", "stop nope:*", "stop quits", "stop nope quits", "stop app", "stop app:nope",
        "signal HUP nope", "signal HUP nope:*", "signal BOGUS cat", "signal HUP quits", "signal BOGUS app:*", "signal 99 cat",
        "clear nope", "clear app:nope", "clear cat nope", "restart nope", "restart nope:*",
        "open", "open foo", "open https://x", "open unix:///nonexistent/socket", "open http://127.0.0.1:1",
    ];

    /// <summary>Of programs that have written what they will write.</summary>
    public static readonly string[] Logs =
    [
        "tail", "tail cat stdout stderr x", "tail -f", "tail -5", "tail -x cat", "tail - cat", "tail cat foo", "tail cat FOO'S",
        "tail cat a b", "tail chatty", "tail chatty stderr", "tail chatty STDERR", "tail chatty stdout", "tail -5 chatty",
        "tail -0 chatty", "tail --3 chatty", "tail -1_0 chatty", "tail -_1 chatty", "tail -99999999999 chatty",
        "tail -5 chatty stderr", "tail -5 chatty stdout stderr", "tail nope", "tail app:*", "tail quiet", "tail quits",
        "tail -f nope", "tail -f chatty foo", "tail -f app:*",
        "maintail -x", "maintail x", "maintail -1 x", "maintail -",
    ];

    /// <summary>They cut a text inside a character: the reference's daemon fails, ours shows what is left.</summary>
    public static readonly string[] CutLogs = ["tail -+4 chatty"];

    /// <summary>They show what one daemon alone has logged.</summary>
    public static readonly string[] MainLogs = ["maintail", "maintail -50", "maintail -0"];
}
