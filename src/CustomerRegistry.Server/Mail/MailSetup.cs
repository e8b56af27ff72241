using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Mail;

/// <summary>What the room Mail adds to the host.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section))
            .ValidateDataAnnotations()
            .Validate(x => x.ReturnPath.Length == 0 == (x.BounceFolder.Length == 0), "Registry:Mail:ReturnPath and Registry:Mail:BounceFolder go together.")
            .ValidateOnStart();
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailJob>();
        services.AddHostedService(provider => provider.GetRequiredService<MailJob>());
        services.AddSingleton<IDueWork, BounceJob>();
    }
}
