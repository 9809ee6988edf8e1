using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>
/// A terminal of 100 by 40 with a program in it; it stays when the program ends. Bash runs it, whatever the user's shell is:
/// dash ends by an interrupt that its child has dealt with.
/// </summary>
internal sealed class TmuxScreen : IAsyncDisposable
{
    public const string Program = "/usr/bin/tmux";

    private readonly string _socket;

    private TmuxScreen(string socket) => _socket = socket;

    public static async Task<TmuxScreen> Open(TempDir directory, string command)
    {
        var screen = new TmuxScreen(directory.File("tmux"));
        await screen.Tell(
            "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", "/bin/bash", "-c", $"{command}; echo ended with $?; exec cat");
        return screen;
    }

    /// <summary>Text, or the names of keys.</summary>
    public Task Type(params string[] keys) => Tell(["send-keys", .. keys]);

    public async Task<string> Text() => (await Tell("capture-pane", "-p")).Output.TrimEnd();

    /// <summary>Waits for lines that end the screen.</summary>
    public async Task Shows(params string[] lastLines)
    {
        var seen = "";
        try
        {
            await Eventually.True(async () => (seen = await Text()).EndsWith(string.Join('\n', lastLines), StringComparison.Ordinal));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not at the end of the screen:\n{string.Join('\n', lastLines)}\n--- screen\n{seen}");
        }
    }

    public Task Resize(int columns, int rows) => Tell("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>Waits until the screen satisfies a condition; a failure shows it.</summary>
    public async Task Satisfies(Func<string, bool> condition, string what)
    {
        var seen = "";
        try
        {
            await Eventually.True(async () => condition(seen = await Text()));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not on the screen: {what}\n--- screen\n{seen}");
        }
    }

    /// <summary>Waits for text anywhere, however the terminal broke its lines behind the first.</summary>
    public async Task Holds(string text)
    {
        static string Joined(string lines) => lines.Replace("\n", "");
        await Eventually.True(async () => Joined(await Text()).Contains(Joined(text)));
    }

    public async ValueTask DisposeAsync() => await Tell("kill-server");

    private Task<CommandResult> Tell(params string[] words) => CommandRunner.RunAsync(Program, ["-S", _socket, .. words]);
}
