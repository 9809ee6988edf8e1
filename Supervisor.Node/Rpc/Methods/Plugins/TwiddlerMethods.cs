using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Configuration.Values;
using Supervisor.Node.Rpc.Xml;
using static Supervisor.Node.Rpc.RpcParameter;

namespace Supervisor.Node.Rpc.Methods.Plugins;

/// <summary>
/// The methods of the plug-in supervisor_twiddler: programs that no file names come into groups and go again. Nothing of it
/// outlives a reload. Its section may have a <c>whitelist</c> of the methods that answer.
/// </summary>
internal sealed class TwiddlerMethods(ISupervisor supervisor, RpcInterfaceConfig config)
{
    private const string ApiVersion = "0.3";
    private const int NotInWhitelist = 230;

    private readonly ImmutableArray<string> _whitelist =
        [.. Scalars.Strings(config.Options.Items.FirstOrDefault(o => o.Key == "whitelist").Value ?? "").Where(name => name.Length > 0)];

    public IEnumerable<RpcMethod> Methods => All.Select(Guarded);

    private IEnumerable<RpcMethod> All =>
    [
        new("getAPIVersion", RpcType.Int, [], "The version of these methods.", _ => new(ApiVersion)),
        new("getGroupNames", RpcType.Array, [], "The names of the active groups.", _ => new(XmlRpcValue.Texts(supervisor.Board.Groups))),
        new("log", RpcType.Boolean, [Text("message"), new("level", RpcType.StringOrInt, v => v, IsOptional: true)],
            "Writes a line to the activity log, at a level given by its name (INFO) or number (20).", a => new(Log(a))),
        new("addProgramToGroup", RpcType.Boolean,
            [Text("group_name"), Text("program_name"), Any("program_options", RpcType.Struct)],
            "Adds a program to an active group: its options are the keys of a [program:x] section. Its processes start by"
            + " themselves unless autostart is false.", Add),
        new("removeProcessFromGroup", RpcType.Boolean, [Text("group_name"), Text("process_name")],
            "Takes a process out of its group; it must not run.",
            a => supervisor.AskPlainly(new SupervisorCommand.RemoveProcess(new(a.Text(0), a.Text(1))))),
    ];

    private RpcMethod Guarded(RpcMethod method) => _whitelist.IsEmpty || _whitelist.Contains(method.Name)
        ? method
        : method with { Handler = _ => new(new XmlRpcValue.Fault(NotInWhitelist, $"NOT_IN_WHITELIST: {method.Name}")) };

    private XmlRpcValue Log(RpcArguments arguments)
    {
        var level = arguments.Has(1) ? LevelOf(arguments.Value(1)) : LogLevel.Info;
        if (level is null) return XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters);
        supervisor.MainLog.Write(level.Value, arguments.Text(0));
        return XmlRpcValue.True;
    }

    private static LogLevel? LevelOf(XmlRpcValue value) => value switch
    {
        XmlRpcValue.Int { Value: 3 or 5 or 10 or 20 or 30 or 40 or 50 } number => (LogLevel)number.Value,
        XmlRpcValue.Text text => text.Value.ToUpperInvariant() switch
        {
            "BLAT" => LogLevel.Blather,
            "TRAC" => LogLevel.Trace,
            "DEBG" => LogLevel.Debug,
            "INFO" => LogLevel.Info,
            "WARN" => LogLevel.Warn,
            "ERRO" => LogLevel.Error,
            "CRIT" => LogLevel.Critical,
            _ => null,
        },
        _ => null,
    };

    private async ValueTask<XmlRpcValue> Add(RpcArguments arguments)
    {
        var (group, program) = (arguments.Text(0), arguments.Text(1));
        if (!supervisor.Board.Groups.Contains(group)) return XmlRpcValue.Fault.Of(FaultCode.BadName, $"group: {group}");
        if (OptionsOf(arguments.Value(2)) is not { } options) return XmlRpcValue.Fault.Of(FaultCode.IncorrectParameters);
        return (await supervisor.AddProgram(group, program, options).ConfigureAwait(false)).ToValue();
    }

    private static List<KeyValuePair<string, string>>? OptionsOf(XmlRpcValue value)
    {
        if (value is not XmlRpcValue.Struct structure) return null;
        var options = new List<KeyValuePair<string, string>>();
        foreach (var (key, option) in structure.Members)
        {
            if (Print(option) is not { } text) return null;
            options.Add(new(key, text));
        }

        return options;
    }
}
