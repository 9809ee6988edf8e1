using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Serialization;

/// <summary>
/// akka.actor.serializers and akka.actor.serialization-bindings. Types that are not there are a warning, as in Akka.NET: one
/// configuration may serve programs that know different messages. Types that are there but will not do are an error.
/// </summary>
internal static class SerializersFromConfig
{
    private const string Serializers = "akka.actor.serializers";
    private const string Bindings = "akka.actor.serialization-bindings";
    private const string Settings = "akka.actor.serialization-settings";

    internal static void AddTo(Serialization serialization, SerializerRegistry registry)
    {
        var system = serialization.System;
        foreach (var (name, value) in system.Settings.Config.GetConfig(Serializers)?.AsEnumerable() ?? [])
            if (Make(system, name, value.GetString() ?? "") is { } serializer) registry.Add(name, serializer);
        foreach (var (type, value) in system.Settings.Config.GetConfig(Bindings)?.AsEnumerable() ?? [])
            Bind(system, registry, type, value.GetString() ?? "");
    }

    private static void Bind(ExtendedActorSystem system, SerializerRegistry registry, string typeName, string name)
    {
        if (TypeNames.Find(typeName) is not { } type)
            system.Log.Warning("{0}.\"{1}\": there is no such type", Bindings, typeName);
        else if (registry.Find(name) is not { } serializer)
            system.Log.Warning("{0}.\"{1}\": there is no serializer '{2}' in {3}", Bindings, typeName, name, Serializers);
        else
            registry.Bind(type, serializer);
    }

    private static Serializer? Make(ExtendedActorSystem system, string name, string typeName)
    {
        if (typeName.Split(',')[0].Trim() == "Akka.Serialization.ByteArraySerializer") return new ByteArraySerializer(system);
        if (TypeNames.Find(typeName) is { } type) return Make(system, $"{Serializers}.{name}", type, name);
        system.Log.Warning("{0}.{1}: there is no type '{2}'", Serializers, name, typeName);
        return null;
    }

    private static Serializer Make(
        ExtendedActorSystem system, string path, [DynamicallyAccessedMembers(Props.Constructors)] Type type, string name)
    {
        if (!typeof(Serializer).IsAssignableFrom(type) || type.IsAbstract)
            throw new ConfigurationException($"{path}: {type} is not a serializer that can be made");
        if (system.Settings.Config.GetConfig($"{Settings}.{name}") is { IsEmpty: false } settings
            && type.GetConstructor([typeof(ExtendedActorSystem), typeof(Config)]) is { } configured)
            return (Serializer)configured.Invoke([system, settings]);
        if (type.GetConstructor([typeof(ExtendedActorSystem)]) is { } plain) return (Serializer)plain.Invoke([system]);
        throw new ConfigurationException($"{path}: {type} has no public constructor ({nameof(ExtendedActorSystem)})");
    }
}
