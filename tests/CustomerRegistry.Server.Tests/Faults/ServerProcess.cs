using System.Diagnostics;
using System.Text;

namespace CustomerRegistry.Server.Tests.Faults;

/// <summary>The server as its own process, so that it can be killed: real executable, real signals.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;
    private readonly StringBuilder _output = new();
    private Process? _process;

    private ServerProcess(string folder, Dictionary<string, string> environment) => (_folder, _environment) = (folder, environment);

    public Uri GrpcAddress { get; private set; } = new("http://localhost");

    public Uri HttpAddress { get; private set; } = new("http://localhost");

    /// <summary>What it printed, errors included.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static async Task<ServerProcess> StartAsync(string folder, params (string Key, string Value)[] environment)
    {
        var server = new ServerProcess(folder, environment.ToDictionary(x => x.Key, x => x.Value));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Runs it where it must not start: its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RunToEndAsync(string folder, params (string Key, string Value)[] environment)
    {
        await using var server = new ServerProcess(folder, environment.ToDictionary(x => x.Key, x => x.Value));
        server.Launch();
        await server._process!.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return (server._process.ExitCode, server.Output);
    }

    public async Task StartAgainAsync()
    {
        lock (_output) _output.Clear();
        Launch();
        // The addresses are printed when calls are served.
        var deadline = DateTime.UtcNow.AddSeconds(90);
        while (!Output.Contains("HTTP, REST", StringComparison.Ordinal))
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The server ended: {Output}");
            if (DateTime.UtcNow > deadline) throw new TimeoutException(Output);
            await Task.Delay(20);
        }

        GrpcAddress = AddressAfter("gRPC");
        HttpAddress = AddressAfter("HTTP, REST");
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        _process?.Dispose();
    }

    private void Launch()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "customer-registry.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REGISTRY_DATA"] = _folder;
        start.Environment["REGISTRY_HTTP_PORT"] = "0";
        start.Environment["REGISTRY_GRPC_PORT"] = "0";
        start.Environment["Registry__AnonymousCallsPerMinute"] = "10000000";
        foreach (var (key, value) in _environment) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Append(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }

    private Uri AddressAfter(string label)
    {
        var line = Output.Split('\n').First(x => x.StartsWith(label, StringComparison.Ordinal));
        return new Uri(line[label.Length..].Trim());
    }
}
