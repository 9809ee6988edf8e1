using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[eventlistener:x]</c>: a pool of its own (specification 2.7.6).</summary>
internal static class EventListenerSection
{
    private const string DefaultHandler = "supervisor.dispatchers:default_handler";

    public static GroupConfig? Read(ReadContext context, IniSection section)
    {
        var scope = context.Plain(section);
        var pool = ProgramSection.NameOf(section);
        var priority = scope.Get("priority", Scalars.Integer, -1);
        var bufferSize = scope.Get("buffer_size", Scalars.Integer, 10);
        if (bufferSize < 1)
        {
            scope.Fail($"[{section.Name}] section sets invalid buffer_size ({bufferSize})", "buffer_size");
        }

        var handler = scope.Text("result_handler") ?? DefaultHandler;
        CheckHandler(scope, handler);
        var events = ReadEvents(scope);
        if (scope.Get("redirect_stderr", Scalars.Boolean, false))
        {
            scope.Fail($"[{section.Name}] section sets redirect_stderr=true but this is not allowed because it will "
                + "interfere with the eventlistener protocol", "redirect_stderr");
        }

        return ProgramSection.Read(context, section, pool, ProgramKind.EventListener) is not { } program ? null : new()
        {
            Name = pool,
            Priority = priority,
            Programs = EquatableArray.Of(program),
            EventPool = new(bufferSize, EquatableArray.Of(events.Order(StringComparer.Ordinal)), handler)
            {
                CountsCharacters = scope.Get("event_len", ReadUnit, false),
            },
        };
    }

    private static List<string> ReadEvents(SectionScope scope)
    {
        var events = scope.Get("events", text => Parsed.Ok(Scalars.Strings(text)), [])
            .Select(name => name.ToUpperInvariant()).Distinct().ToList();
        if (events.Count == 0) scope.Fail($"[{scope.Section.Name}] section requires an \"events\" line", "events");
        foreach (var unknown in events.Where(name => !EventTypes.IsKnown(name)))
        {
            scope.Fail($"Unknown event type {unknown} in [{scope.Section.Name}] events", "events");
        }

        return events;
    }

    private static Parsed<bool> ReadUnit(string text) => text switch
    {
        "bytes" => Parsed.Ok(false),
        "chars" => Parsed.Ok(true),
        _ => Parsed.Fail<bool>($"event_len: '{text}' is not one of bytes, chars"),
    };

    private static void CheckHandler(SectionScope scope, string handler)
    {
        if (handler is DefaultHandler or EventPoolConfig.StdoutHandler) return;
        if (!EntryPoint.IsForeign(handler))
        {
            scope.Fail($"{handler} cannot be resolved within [{scope.Section.Name}]", "result_handler");
            return;
        }

        scope.Context.Warn($"For [{scope.Section.Name}], result_handler={handler} is a Python plug-in and cannot be "
            + "loaded, results are judged by the default handler");
    }
}
