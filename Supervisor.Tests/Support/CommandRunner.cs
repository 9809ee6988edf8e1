using System.Diagnostics;

namespace Supervisor.Tests.Support;

/// <summary>Runs a command to its end, with a watchdog that kills it.</summary>
internal static class CommandRunner
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    public static CommandResult Run(string file, params string[] arguments) =>
        RunAsync(file, arguments).GetAwaiter().GetResult();

    /// <summary>A null value in <paramref name="environment"/> takes the variable away.</summary>
    public static async Task<CommandResult> RunAsync(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string input = "",
        string? directory = null,
        TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        using var process = Process.Start(StartInfo(file, arguments, environment, directory))
            ?? throw new InvalidOperationException($"{file} did not start.");
        using var watchdog = new CancellationTokenSource(limit);
        var output = process.StandardOutput.ReadToEndAsync(watchdog.Token);
        var error = process.StandardError.ReadToEndAsync(watchdog.Token);
        try
        {
            await Feed(process, input);
            await Task.WhenAll(process.WaitForExitAsync(watchdog.Token), output, error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{file} {string.Join(' ', arguments)}' did not end within {limit}.");
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>
    /// Runs a command that does not end by itself until its output has a text, then sends it a signal. The shell becomes the
    /// command, whose outputs are files.
    /// </summary>
    public static async Task<CommandResult> RunUntil(
        string text, int signal, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        using var directory = new TempDir();
        var (output, error) = (directory.Write("out", ""), directory.Write("err", ""));
        var info = new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$@\" >{output} 2>{error} </dev/null", "sh", file, .. arguments]);
        foreach (var (name, value) in environment) info.Environment[name] = value;
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{file} did not start.");
        try
        {
            await Eventually.True(() => File.ReadAllText(output).Contains(text, StringComparison.Ordinal), what: $"{file} shows {text}");
            SignalByPid.Send(process.Id, signal);
            await process.WaitForExitAsync().Within(what: $"{file} ends");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        return new(process.ExitCode, File.ReadAllText(output), File.ReadAllText(error));
    }

    private static ProcessStartInfo StartInfo(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment,
        string? directory)
    {
        var info = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static async Task Feed(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended, or closed its input, without reading all of it: its output tells the story.
        }
    }
}
