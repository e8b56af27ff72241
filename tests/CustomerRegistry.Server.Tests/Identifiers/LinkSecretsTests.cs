using System.Buffers.Text;
using System.Security.Cryptography;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class LinkSecretsTests
{
    private static readonly Guid Report = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    private readonly KeyFile _file = KeyFile.Generate(RandomNumberGenerator.Create());
    private readonly LinkSecrets _secrets;

    public LinkSecretsTests() => _secrets = new LinkSecrets(_file);

    [Fact]
    public void A_notice_secret_is_the_documented_HMAC_and_fits_a_link()
    {
        byte[] content = [.. "notice"u8, .. Convert.FromHexString("00112233445566778899aabbccddeeff"), 0, 0, 0, 2];

        Assert.Equal(Base64Url.EncodeToString(HMACSHA256.HashData(_file.LinkKey, content)), _secrets.NoticeSecret(Report, 2));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", _secrets.NoticeSecret(Report, 2));
    }

    [Fact]
    public void Every_use_id_and_number_has_a_secret_of_its_own()
    {
        string[] secrets =
        [
            _secrets.NoticeSecret(Report, 1), _secrets.NoticeSecret(Report, 2), _secrets.NoticeSecret(Guid.Empty, 1),
            _secrets.CaseSecret(Report, 1), _secrets.CaseSecret(Report, 2),
            new LinkSecrets(KeyFile.Generate(RandomNumberGenerator.Create())).NoticeSecret(Report, 1),
        ];

        Assert.Equal(secrets.Length, secrets.Distinct().Count());
    }

    [Fact]
    public void Only_the_secret_itself_is_accepted()
    {
        var notice = _secrets.NoticeSecret(Report, 1);
        var appeal = _secrets.CaseSecret(Report, 1);

        Assert.True(_secrets.IsNoticeSecret(notice, Report, 1));
        Assert.True(_secrets.IsCaseSecret(appeal, Report, 1));
        Assert.False(_secrets.IsNoticeSecret(appeal, Report, 1));
        Assert.False(_secrets.IsCaseSecret(notice, Report, 1));
        Assert.False(_secrets.IsNoticeSecret(notice, Report, 2));
        Assert.False(_secrets.IsNoticeSecret(notice + "A", Report, 1));
        Assert.False(_secrets.IsNoticeSecret(notice[..42], Report, 1));
        Assert.False(_secrets.IsNoticeSecret("", Report, 1));
        Assert.False(_secrets.IsNoticeSecret(null, Report, 1));
    }

    [Fact]
    public void A_request_is_recognised_by_its_content()
    {
        var stored = _secrets.RequestFingerprint([1, 2, 3]);

        Assert.Equal(32, stored.Length);
        Assert.True(_secrets.IsRequestFingerprint(stored, [1, 2, 3]));
        Assert.False(_secrets.IsRequestFingerprint(stored, [1, 2, 4]));
        Assert.False(_secrets.IsRequestFingerprint([], [1, 2, 3]));
    }
}
