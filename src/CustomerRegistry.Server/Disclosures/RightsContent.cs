using System.Text;
using System.Text.Json;
using CustomerRegistry.Server.Identifiers;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What the registry wrote in a request. Its ToString shows nothing of it.</summary>
internal sealed record RightsTexts(string Extension, string Decision)
{
    public static readonly RightsTexts None = new("", "");

    public override string ToString() => "texts";
}

/// <summary>
/// What is written in requests, encrypted under key D with the id of their row: the database alone shows nobody what a
/// person or a reviewer wrote.
/// </summary>
internal sealed class RightsContent(ContentCipher cipher)
{
    private const string StatementPurpose = "rights_request.statement";
    private const string DecisionPurpose = "rights_request.decision";
    private const string AddressPurpose = "rights_request.answer_address";

    public byte[]? SealStatement(Guid id, string text) => Seal(id, StatementPurpose, text);

    public string Statement(RightsRequestRow row) => Open(row.Id, StatementPurpose, row.StatementCipher) ?? "";

    public byte[]? SealAddress(Guid id, string address) => Seal(id, AddressPurpose, address);

    /// <summary>The address that was left for answers, or null.</summary>
    public string? Address(RightsRequestRow row) => Open(row.Id, AddressPurpose, row.AnswerAddressCipher);

    public byte[] SealTexts(Guid id, RightsTexts texts) => cipher.Encrypt(id, DecisionPurpose, JsonSerializer.SerializeToUtf8Bytes(texts));

    public RightsTexts Texts(RightsRequestRow row) => row.DecisionCipher is { } held
        ? JsonSerializer.Deserialize<RightsTexts>(cipher.Decrypt(row.Id, DecisionPurpose, held))!
        : RightsTexts.None;

    private byte[]? Seal(Guid id, string purpose, string text) =>
        text.Length == 0 ? null : cipher.Encrypt(id, purpose, Encoding.UTF8.GetBytes(text));

    private string? Open(Guid id, string purpose, byte[]? held) =>
        held is null ? null : Encoding.UTF8.GetString(cipher.Decrypt(id, purpose, held));
}
