using CustomerRegistry.Server.Hosting;

namespace CustomerRegistry.Server.Reports;

/// <summary>Who runs the registry and how they are reached, as a consumer reads it.</summary>
/// <param name="Line">Name, postal address, telephone and e-mail address, as far as they are set.</param>
/// <param name="Officer">The data protection officer; where none is set, the operator itself.</param>
internal sealed record RegistryContact(string Name, string Line, string Officer)
{
    public static RegistryContact Of(RegistryOptions options)
    {
        string[] parts = [options.OperatorName, options.OperatorPostalAddress, options.OperatorTelephone, options.OperatorEmailAddress];
        string[] reached = [options.DataProtectionContact, options.OperatorEmailAddress, options.OperatorPostalAddress, options.OperatorName];
        return new(options.OperatorName, string.Join(", ", parts.Where(x => x.Length > 0)), reached.First(x => x.Length > 0));
    }
}
