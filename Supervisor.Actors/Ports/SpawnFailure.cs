namespace Supervisor.Actors.Ports;

/// <summary>The step at which a start failed, in the order they are taken (specification 4.8, 4.9, 4.11).</summary>
public enum SpawnStage
{
    /// <summary>The socket of an fcgi-program could not be opened.</summary>
    OpenSocket,

    /// <summary>The command cannot be split into words, or has none.</summary>
    ParseCommand,

    /// <summary>No file of that name.</summary>
    FindCommand,

    /// <summary>The file is a directory, or may not be executed.</summary>
    CheckCommand,

    /// <summary>A log file could not be opened, or a pipe made.</summary>
    OpenChannels,

    /// <summary>The user could not be switched to.</summary>
    SetUser,

    /// <summary>The working directory could not be entered.</summary>
    ChangeDirectory,

    /// <summary>The kernel refused a new process.</summary>
    Fork,

    /// <summary>The kernel refused to execute the file.</summary>
    Execute,
}

/// <summary>A start that failed: the stage, the errno (0 if none) and the words of the specification.</summary>
public sealed record SpawnFailure(SpawnStage Stage, int Errno, string Text);
