using CustomerRegistry.Server.Hosting;

try
{
    await using var host = await RegistryHost.StartAsync(args, null, CancellationToken.None);
    host.PrintAddresses(Console.Out);
    await host.WaitForShutdownAsync();
    return 0;
}
catch (Exception fault) when (StartupFault.LineOf(fault) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
