using Supervisor.Cli.Commands;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Interop;
using Supervisor.Cli.Options;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli;

/// <summary>supervisorctl: one command and its exit status, or a prompt.</summary>
internal static class ConsoleProgram
{
    public static int Run(string program, string[] arguments)
    {
        var options = CommandLineOptions.Parse(arguments);
        var input = new InputBytes(Libc.STDIN_FILENO);
        var terminal = new StandardTerminal(input);
        if (options.WantsHelp)
        {
            terminal.Write(UsageText.For(program));
            return ExitStatus.Success;
        }
        var file = options.ConfigFile ?? ConfigSearch.Find(program);
        var settings = file is null ? new ClientSettings() : ClientSettingsReader.Read(file);
        foreach (var warning in settings.Warnings) terminal.WriteErrorLine(warning);
        using var interrupts = new Interrupts();
        IServerPort server = new ServerPort(input, interrupts);
        if (options.Node is { } node) server = new NodePort(server, node);
        using var session = new ConsoleSession(terminal, server)
        {
            ServerUrl = options.ServerUrl ?? settings.ServerUrl,
            Credentials = new(options.UserName ?? settings.UserName, options.Password ?? settings.Password),
            IsInteractive = options.IsInteractive || options.Words.Count == 0,
            WantsJson = options.WantsJson,
            ConfigFile = file,
        };
        var interpreter = new Interpreter(session, new CommandTable(session));
        if (options.Words.Count == 0)
        {
            RunShell(session, interpreter, terminal, interrupts, settings.Prompt, options.HistoryFile ?? settings.HistoryFile);
            return ExitStatus.Success;
        }
        interpreter.Run(string.Join(' ', options.Words));
        return session.ExitStatus;
    }

    private static void RunShell(ConsoleSession session, Interpreter interpreter, StandardTerminal terminal,
        Interrupts interrupts, string prompt, string? historyFile)
    {
        var history = new History(historyFile);
        history.Load();
        var completer = new NameCompleter(session);
        terminal.History = history;
        terminal.Completer = completer;
        interrupts.HandleOtherwise(() =>
        {
            terminal.WriteLine("");
            history.Save();
            Environment.Exit(ExitStatus.Success);
        });
        new InteractiveShell(session, interpreter, prompt, completer).Run();
        history.Save();
    }
}
