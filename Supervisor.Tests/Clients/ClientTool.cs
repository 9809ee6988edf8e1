using System.Reflection;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>What a client that nobody here wrote needs; each has its reason to be missing, or null where it can be run.</summary>
internal static class ClientTool
{
    public const string Ruby = "/usr/bin/ruby", Perl = "/usr/bin/perl", Php = "/usr/bin/php", Node = "/usr/bin/node";
    public const string NodeExporter = "/usr/bin/prometheus-node-exporter";
    public const string AnsibleModuleTool = "ansible";

    private static readonly Dictionary<string, Lazy<string?>> Reasons = new()
    {
        [Reference.Python] = new(() => null),
        [Ruby] = Probed(Ruby, "ruby-xmlrpc", "-e", "require 'xmlrpc/client'"),
        [Perl] = Probed(Perl, "librpc-xml-perl", "-MRPC::XML::Client", "-e", "1"),
        [Php] = Probed(Php, "php-xmlrpc", "-r", "exit(function_exists('xmlrpc_decode') ? 0 : 1);"),
        [Node] = new(() => File.Exists(Node) && Directory.Exists(NodeModules) ? null : $"Needs {Node} and what Clients/fetch fetches."),
        [NodeExporter] = new(() => File.Exists(NodeExporter) ? null : $"Needs {NodeExporter}."),
        [AnsibleModuleTool] = new(() => File.Exists(AnsibleModule) ? null : "Needs what Clients/fetch fetches."),
    };

    /// <summary>The packages of Clients/npm.</summary>
    public static string NodeModules => Path.Combine(Fetched, "npm", "node_modules");

    /// <summary>Where the Python packages of Ansible are.</summary>
    public static string AnsiblePackages => Path.Combine(Fetched, "ansible", "usr/lib/python3/dist-packages");

    public static string AnsibleModule =>
        Path.Combine(AnsiblePackages, "ansible_collections/community/general/plugins/modules/supervisorctl.py");

    /// <summary>A script of this folder.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Clients", "Scripts", name);

    public static string? WhyMissing(string tool) => Reference.WhyMissing ?? Reasons[tool].Value;

    private static string Fetched => typeof(ClientTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "clients").Value!;

    private static Lazy<string?> Probed(string program, string package, params string[] arguments) => new(() =>
        File.Exists(program) && CommandRunner.Run(program, arguments).ExitCode == 0 ? null : $"Needs {program} and the package {package}.");
}
