using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CustomerRegistry.Server.Mail;

/// <summary>
/// Reads what the mail server delivers to the return path's maildir. A notice that came back for good is marked, and its
/// mail deleted after that: killed in between, it is read again and changes nothing twice. What is no delivery report is
/// moved to <c>cur</c>, as a mail program does with what it has shown, counted, and left for a person.
/// </summary>
internal sealed class BounceJob(
    IOptions<MailOptions> options, NoticeStore notices, Telemetry.RegistryMetrics metrics, ILogger<BounceJob> logger) : IDueWork
{
    // What is larger carries more than a report and the mail it is about, neither of which is.
    private const long MostBytes = 1 << 20;

    private readonly MailOptions _options = options.Value;

    // Before retention, so that a report whose notice came back is not kept for a day longer.
    public int Order => 5;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        if (sandboxId != Guid.Empty || _options.BounceFolder.Length == 0) return 0;
        var arrived = new DirectoryInfo(Path.Combine(_options.BounceFolder, "new"));
        if (!arrived.Exists)
        {
            logger.BounceFolderMissing();
            return 0;
        }

        var (returned, left) = (0, 0);
        foreach (var file in arrived.EnumerateFiles().OrderBy(x => x.Name, StringComparer.Ordinal).ToList())
        {
            ct.ThrowIfCancellationRequested();
            if (await ReadAsync(file, ct) is { } report)
            {
                if (report.Failed && await notices.MarkReturnedAsync(report.ReturnId, now, ct))
                {
                    returned++;
                    metrics.Mailed("Returned");
                }

                file.Delete();
            }
            else if (Leave(file))
            {
                left++;
            }
        }

        if (left > 0) logger.BounceMailsLeft(left);
        return returned;
    }

    private async Task<DeliveryReport?> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            if (file.Length > MostBytes) return null;
            await using var stream = file.OpenRead();
            using var message = await MimeMessage.LoadAsync(stream, ct);
            return DeliveryReport.Read(message, _options.ReturnPath);
        }
        catch (Exception e) when (e is FormatException or ParseException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another replica was faster, or it is not ours to read: the others have their turn all the same.
            return null;
        }
    }

    private bool Leave(FileInfo file)
    {
        try
        {
            var seen = Path.Combine(_options.BounceFolder, "cur");
            Directory.CreateDirectory(seen);
            file.MoveTo(Path.Combine(seen, $"{file.Name}:2,"));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
