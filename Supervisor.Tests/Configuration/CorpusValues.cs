using System.Text;

namespace Supervisor.Tests.Configuration;

/// <summary>Reads <c>values.txt</c>: <c>KIND KEY=VALUE</c> lines, each put into the smallest file that shows it.</summary>
internal static class CorpusValues
{
    /// <summary>Written as Latin-1, and so not UTF-8.</summary>
    private const string Latin = "[x]\na=caf\xe9\n";

    private static readonly (string Path, string Text)[] Included =
    [
        ("inc/a.conf", "[program:a]\ncommand=a %(here)s\n"),
        ("inc/b.conf", "[program:b]\ncommand=b\n[program:a]\nautostart=no\n"),
        ("inc/.hidden.conf", "[program:hidden]\ncommand=h\n"),
        ("inc/dir.conf/nothing", ""),
        ("inc/sub/c.conf", "[program:c]\ncommand=%(here)s/c\n"),
        ("inc/bad.ini", "[program:bad]\nbad\n"),
        ("inc/latin.ini", Latin),
    ];

    public static IEnumerable<CorpusCase> Load(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0 && line[0] != ';').Select(Case);

    private static CorpusCase Case(string line)
    {
        var (title, differs) = CorpusFile.SplitTitle(line);
        var space = title.IndexOf(' ', StringComparison.Ordinal);
        var option = title[(space + 1)..]
            .Replace("\\n", "\n  ", StringComparison.Ordinal)
            .Replace("\\N", "\n", StringComparison.Ordinal) + "\n";
        var text = Around(title[..space]) + option + After(title[..space]);
        var files = title.StartsWith("include", StringComparison.Ordinal) ? Included : [];
        return new(title, differs, [
            (CorpusCase.RootFile, Encoding.UTF8.GetBytes(text)),
            .. files.Select(f => (f.Path, (f.Text == Latin ? Encoding.Latin1 : Encoding.UTF8).GetBytes(f.Text)))]);
    }

    private static string Around(string kind) => kind switch
    {
        "supervisord" => "[supervisord]\n",
        "program" => "[supervisord]\n[program:x]\ncommand=/bin/cat\n",
        "eventlistener" => "[supervisord]\n[eventlistener:x]\ncommand=/bin/cat\nevents=TICK_5\n"
            + "process_name=%(process_num)d\n",
        "fcgi" => "[supervisord]\n[fcgi-program:x]\ncommand=/bin/cat\nsocket=unix:///tmp/s.sock\n",
        "group" => "[supervisord]\n[program:b]\ncommand=b\n[program:a]\ncommand=a\n[fcgi-program:f]\ncommand=f\n"
            + "socket=tcp://localhost:1\n[group:g]\n",
        "inet" => "[supervisord]\n[inet_http_server]\nport=127.0.0.1:9001\n",
        "unix" => "[supervisord]\n[unix_http_server]\nfile=/tmp/s.sock\n",
        "rpc" => "[supervisord]\n[rpcinterface:x]\nsupervisor.rpcinterface_factory="
            + "supervisor.rpcinterface:make_main_rpcinterface\n",
        "include" => "[supervisord]\n[include]\n",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "values.txt"),
    };

    /// <summary>Something that shows what the daemon's environment does to the rest.</summary>
    private static string After(string kind) => kind == "supervisord" ? "[program:x]\ncommand=/bin/cat\n" : "";
}
