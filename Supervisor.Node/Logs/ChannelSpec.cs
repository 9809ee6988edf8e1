using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Logs;

/// <summary>One channel of one process, its file name settled. Without a path its bytes are read and discarded.</summary>
internal sealed record ChannelSpec(string Process, string Channel, string? Path, LogConfig Config, bool StripAnsi)
{
    internal LogFileRules FileRules => new(Config.MaxBytes, Config.Backups,
        Config.Target is LogTarget.Auto ? LogFileRules.PrivateMode : LogFileRules.PublicMode);
}
