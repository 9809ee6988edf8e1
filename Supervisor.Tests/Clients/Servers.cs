using System.Globalization;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Differential;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>The reference's daemon and ours with the zoo, each with a Unix socket and a port of its own, that for user <c>u</c> with password <c>p</c>.</summary>
internal static class Servers
{
    private const string Credentials = "username=u\npassword=p\n";

    /// <summary>Further sections may depend on the URL of the port.</summary>
    public static async Task<DaemonPair> Start(Func<string, string>? more = null)
    {
        var pair = await DaemonPair.Start(directory => Sections(directory, more ?? (_ => "")));
        await pair.Both(daemon => daemon.UntilLogged("gave up: broken", "exited: quits", "success: chatty", "success: front"));
        await pair.Both(daemon => daemon.Until(() => Logged(daemon, "stdout", "größer\n") && Logged(daemon, "stderr", "complaint\n"), "output of chatty"));
        return pair;
    }

    public static string UrlOf(DaemonUnderTest daemon) => Url(File.ReadAllText(daemon.Directory.File("port")));

    /// <summary>What a program prints for either daemon, which must be something.</summary>
    public static async Task<(CommandResult Stock, CommandResult Ours)> Run(
        this DaemonPair pair, string program, Func<DaemonUnderTest, string[]> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var stock = CommandRunner.RunAsync(program, arguments(pair.Stock), environment);
        var ours = CommandRunner.RunAsync(program, arguments(pair.Ours), environment);
        return (await stock, await ours);
    }

    private static string Url(string port) => $"http://u:p@127.0.0.1:{port}/RPC2";

    private static string Sections(TempDir directory, Func<string, string> more)
    {
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        directory.Write("port", port);
        return $"{Programs.Zoo(directory)}\n[inet_http_server]\nport=127.0.0.1:{port}\n{Credentials}{more(Url(port))}";
    }

    private static bool Logged(DaemonUnderTest daemon, string channel, string text) =>
        Directory.GetFiles(daemon.Directory.Path, $"chatty-{channel}*").Any(file => File.ReadAllText(file).EndsWith(text, StringComparison.Ordinal));
}
