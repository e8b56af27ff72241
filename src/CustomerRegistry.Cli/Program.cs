using CustomerRegistry.Cli;
using CustomerRegistry.Cli.CommandLine;

return await RegistryCommand.RunAsync(args, Terminal.OfThisProcess());
