namespace Supervisor.Cli.Options;

/// <summary>What <c>-h</c> prints.</summary>
internal static class UsageText
{
    public static string For(string program) => $"""
        supervisorctl -- see and control the processes that supervisord runs

        Usage: {program} [options] [action [arguments]]

        Options:
        -c/--configuration FILENAME -- configuration file (looked for in the usual places if not given)
        -h/--help -- show this text and exit
        -i/--interactive -- ask before shutdown and reload, and for a password where one is needed
        -s/--serverurl URL -- where supervisord listens, http://host:port or unix:///path
             (default "http://localhost:9001")
        -u/--username USERNAME -- user name for that server
        -p/--password PASSWORD -- password for that server
        -r/--history_file FILENAME -- keep the lines typed at the prompt in this file
        -n/--node NODE -- act on this node of the fleet, through the server
        --json -- print the answers of status, avail, pid, reread and version as JSON

        An action is a word like "status" or "stop"; the action "help" lists them all. Without an action a prompt
        appears, at which one action after the other can be typed.

        """;
}
