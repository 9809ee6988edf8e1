using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration.Checking;

/// <summary>The resolved configuration for <c>--check=json</c>: one object per process, absent values null.</summary>
internal static class ConfigJson
{
    public static string Write(SupervisorConfig config)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options)) Write(json, config);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>The same as a value of a larger document.</summary>
    public static void Write(Utf8JsonWriter json, SupervisorConfig config)
    {
        json.WriteStartObject();
        json.WriteStartArray("processes");
        foreach (var group in config.Groups)
        {
            foreach (var process in group.Processes) WriteProcess(json, group, process);
        }

        json.WriteEndArray();
        WriteDaemon(json, config.Daemon);
        json.WriteStartArray("servers");
        foreach (var server in config.Servers) WriteServer(json, server);
        json.WriteEndArray();
        if (config.Cluster is { } cluster) WriteCluster(json, cluster);
        json.WriteEndObject();
    }

    private static void WriteProcess(Utf8JsonWriter json, GroupConfig group, ProcessConfig process)
    {
        json.WriteStartObject();
        json.WriteString("group", group.Name);
        json.WriteString("name", process.Name);
        json.WriteString("command", process.Command);
        json.WriteString("directory", process.Directory);
        WriteNumber(json, "umask", process.Umask);
        json.WriteNumber("priority", process.Priority);
        json.WriteNumber("group_prio", group.Priority);
        json.WriteBoolean("autostart", process.Autostart);
        WriteAutoRestart(json, process.AutoRestart);
        json.WriteNumber("startsecs", process.StartSecs);
        json.WriteNumber("startretries", process.StartRetries);
        json.WriteNumber("stopsignal", process.StopSignal);
        json.WriteNumber("stopwaitsecs", process.StopWaitSecs);
        json.WriteBoolean("stopasgroup", process.StopAsGroup);
        json.WriteBoolean("killasgroup", process.KillAsGroup);
        json.WriteStartArray("exitcodes");
        foreach (var code in process.ExitCodes) json.WriteNumberValue(code);
        json.WriteEndArray();
        json.WriteBoolean("redirect_stderr", process.RedirectStderr);
        WriteEnvironment(json, process.Environment);
        json.WriteString("serverurl", process.ServerUrl);
        WriteNumber(json, "uid", process.Uid);
        WriteLog(json, "stdout_", process.Stdout);
        WriteLog(json, "stderr_", process.Stderr);
        json.WriteEndObject();
    }

    private static void WriteLog(Utf8JsonWriter json, string prefix, LogConfig log)
    {
        json.WriteString(prefix + "logfile", log.Target switch
        {
            LogTarget.Auto => "auto",
            LogTarget.File file => file.Path,
            _ => null,
        });
        json.WriteNumber(prefix + "logfile_maxbytes", log.MaxBytes);
        json.WriteNumber(prefix + "logfile_backups", log.Backups);
        json.WriteNumber(prefix + "capture_maxbytes", log.CaptureMaxBytes);
        json.WriteBoolean(prefix + "events_enabled", log.EventsEnabled);
        json.WriteBoolean(prefix + "syslog", log.Syslog);
    }

    private static void WriteDaemon(Utf8JsonWriter json, DaemonConfig daemon)
    {
        json.WriteStartObject("supervisord");
        json.WriteString("logfile", daemon.Logfile);
        json.WriteNumber("logfile_maxbytes", daemon.LogfileMaxBytes);
        json.WriteNumber("logfile_backups", daemon.LogfileBackups);
        json.WriteNumber("loglevel", (int)daemon.LogLevel);
        json.WriteString("pidfile", daemon.PidFile);
        json.WriteNumber("umask", daemon.Umask);
        json.WriteBoolean("nodaemon", daemon.NoDaemon);
        json.WriteBoolean("silent", daemon.Silent);
        json.WriteNumber("minfds", daemon.MinFds);
        json.WriteNumber("minprocs", daemon.MinProcs);
        json.WriteBoolean("nocleanup", daemon.NoCleanup);
        json.WriteString("childlogdir", daemon.ChildLogDir);
        WriteNumber(json, "user", daemon.Uid);
        json.WriteString("directory", daemon.Directory);
        json.WriteBoolean("strip_ansi", daemon.StripAnsi);
        WriteEnvironment(json, daemon.Environment);
        json.WriteString("identifier", daemon.Identifier);
        json.WriteEndObject();
    }

    private static void WriteServer(Utf8JsonWriter json, ServerConfig server)
    {
        json.WriteStartObject();
        json.WriteString("section", server.Section);
        json.WriteString("username", server.Username);
        json.WriteString("password", server.Password);
        switch (server)
        {
            case ServerConfig.Inet inet:
                json.WriteString("host", inet.Host);
                json.WriteNumber("port", inet.Port);
                break;
            case ServerConfig.Unix unix:
                json.WriteString("file", unix.Path);
                json.WriteNumber("chmod", unix.Mode);
                WriteNumber(json, "uid", unix.OwnerUid);
                WriteNumber(json, "gid", unix.OwnerGid);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>Only with that section. The secret is nobody's business.</summary>
    private static void WriteCluster(Utf8JsonWriter json, ClusterConfig cluster)
    {
        json.WriteStartObject("cluster");
        json.WriteString("node_name", cluster.NodeName);
        json.WriteString("hostname", cluster.Host);
        json.WriteString("public_hostname", cluster.PublicHost);
        json.WriteNumber("port", cluster.Port);
        json.WriteBoolean("secret", cluster.Secret is not null);
        json.WriteStartArray("seeds");
        foreach (var seed in cluster.Seeds) json.WriteStringValue(seed.ToString());
        json.WriteEndArray();
        json.WriteString("seed_dns", cluster.SeedName?.ToString());
        json.WriteStartArray("servers");
        foreach (var server in cluster.Servers) WriteServer(json, server);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAutoRestart(Utf8JsonWriter json, AutoRestart restart)
    {
        if (restart == AutoRestart.Unexpected) json.WriteString("autorestart", "unexpected");
        else json.WriteBoolean("autorestart", restart == AutoRestart.Always);
    }

    private static void WriteEnvironment(Utf8JsonWriter json, EquatableArray<KeyValuePair<string, string>> environment)
    {
        json.WriteStartObject("environment");
        foreach (var (name, value) in environment) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
