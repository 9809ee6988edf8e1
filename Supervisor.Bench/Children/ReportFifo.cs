using System.Runtime.InteropServices;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Children;

/// <summary>
/// Where children report their start. Their own clock reading counts, so it does not matter how soon it is read here.
/// </summary>
internal sealed class ReportFifo : IDisposable
{
    private const uint OwnerOnly = 0b110_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();
    private readonly SafeFileHandle _handle;
    private readonly Thread _reader;

    public ReportFifo(string path)
    {
        Path = path;
        Create(path);

        // Both directions: it stays open when no child has it, and the reader can be told to end.
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _reader = new Thread(Read) { IsBackground = true, Name = "reports" };
        _reader.Start();
    }

    public string Path { get; }

    public static void Create(string path)
    {
        if (Libc.mkfifo(path, OwnerOnly) != 0)
            throw new BenchException($"mkfifo {path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>The next <paramref name="count"/> reports, in the order of their arrival.</summary>
    public async Task<IReadOnlyList<Report>> Take(int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var reports = new List<Report>(count);
        try
        {
            while (reports.Count < count) reports.Add(await _reports.Reader.ReadAsync(deadline.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            throw new BenchException($"Only {reports.Count} of {count} programs reported within {Patience.TotalSeconds} s.");
        }

        return reports;
    }

    public unsafe void Dispose()
    {
        var closed = new Report { Kind = ReportKind.Closed };
        _ = Libc.write((int)_handle.DangerousGetHandle(), &closed, (nuint)sizeof(Report));
        _reader.Join();
        _handle.Dispose();
    }

    // One record at a time: each was one write, so it is whole or not there.
    private unsafe void Read()
    {
        Report report;
        while (Libc.read((int)_handle.DangerousGetHandle(), &report, (nuint)sizeof(Report)) == sizeof(Report) && report.Kind != ReportKind.Closed)
        {
            _reports.Writer.TryWrite(report);
        }
    }
}
