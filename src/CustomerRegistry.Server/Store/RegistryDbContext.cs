using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// All tables. Which column means what stands on the rows; keys and indexes stand here. Enums are stored by their proto
/// numbers as smallint. Unique constraints contain the column that their table would be distributed by.
/// </summary>
internal sealed class RegistryDbContext(DbContextOptions<RegistryDbContext> options) : DbContext(options)
{
    public DbSet<AppealRow> Appeals => Set<AppealRow>();

    public DbSet<AppealEventRow> AppealEvents => Set<AppealEventRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<CaseTextRow> CaseTexts => Set<CaseTextRow>();

    public DbSet<CheckCountRow> CheckCounts => Set<CheckCountRow>();

    public DbSet<ConductRow> Conducts => Set<ConductRow>();

    public DbSet<ConsumerProofRow> ConsumerProofs => Set<ConsumerProofRow>();

    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    public DbSet<DisclosedListingRow> DisclosedListings => Set<DisclosedListingRow>();

    public DbSet<DisclosureRow> Disclosures => Set<DisclosureRow>();

    public DbSet<DisputeRow> Disputes => Set<DisputeRow>();

    public DbSet<KeyEpochRow> KeyEpochs => Set<KeyEpochRow>();

    public DbSet<ListingRow> Listings => Set<ListingRow>();

    public DbSet<MerchantRow> Merchants => Set<MerchantRow>();

    public DbSet<MerchantSubjectRow> MerchantSubjects => Set<MerchantSubjectRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<OutboxMailRow> OutboxMails => Set<OutboxMailRow>();

    public DbSet<PersonRow> Persons => Set<PersonRow>();

    public DbSet<PolicyBundleRow> PolicyBundles => Set<PolicyBundleRow>();

    public DbSet<PolicyChangeRow> PolicyChanges => Set<PolicyChangeRow>();

    public DbSet<ProviderAccountRow> ProviderAccounts => Set<ProviderAccountRow>();

    public DbSet<RationRow> Rations => Set<RationRow>();

    public DbSet<RejudgementRow> Rejudgements => Set<RejudgementRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<ReportIdentifierRow> ReportIdentifiers => Set<ReportIdentifierRow>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<RightsRequestRow> RightsRequests => Set<RightsRequestRow>();

    public DbSet<ShadowDifferenceRow> ShadowDifferences => Set<ShadowDifferenceRow>();

    public DbSet<SharingStopRow> SharingStops => Set<SharingStopRow>();

    public DbSet<TestClockRow> TestClocks => Set<TestClockRow>();

    public DbSet<TombstoneRow> Tombstones => Set<TombstoneRow>();

    public DbSet<WithdrawalQuestionRow> WithdrawalQuestions => Set<WithdrawalQuestionRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Enum>().HaveConversion<short>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        MapMerchants(model);
        MapReports(model);
        MapDisclosures(model);
        MapAppeals(model);
        MapRegistry(model);
    }

    private static void MapMerchants(ModelBuilder model)
    {
        model.Entity<MerchantRow>(e =>
        {
            e.ToTable("merchant").HasKey(x => x.Id);
            e.HasIndex(x => new { x.SandboxId, x.DisplayName, x.Id });
            e.Property(x => x.OutcomeState).HasDefaultValue(OutcomeState.InOrder);
        });
        model.Entity<ConductRow>(e =>
        {
            e.ToTable("conduct").HasKey(x => x.MerchantId);
            e.Property(x => x.FiguresJson).HasColumnType("jsonb");
            e.Property(x => x.OpenJson).HasColumnType("jsonb");
            e.Property(x => x.LiftedJson).HasColumnType("jsonb");
        });
        model.Entity<CheckCountRow>().ToTable("check_count").HasKey(x => new { x.MerchantId, x.Day });
        model.Entity<ApiKeyRow>(e =>
        {
            e.ToTable("api_key").HasKey(x => x.Id);
            e.HasIndex(x => x.KeyHash).IsUnique();
            e.HasIndex(x => x.MerchantId);
            e.PrimitiveCollection(x => x.Scopes).ElementType().HasConversion<short>();
        });
        model.Entity<PersonRow>(e =>
        {
            e.ToTable("person").HasKey(x => x.Id);
            e.PrimitiveCollection(x => x.Roles).ElementType().HasConversion<short>();
        });
        model.Entity<SharingStopRow>().ToTable("sharing_stop").HasKey(x => x.Id);
        model.Entity<TestClockRow>().ToTable("test_clock").HasKey(x => x.SandboxId);
        model.Entity<ProviderAccountRow>(e =>
        {
            e.ToTable("provider_account").HasKey(x => x.Id);
            e.HasIndex(x => new { x.MerchantId, x.Mode, x.SandboxId, x.Provider, x.Account }).IsUnique();
        });
        model.Entity<KeyEpochRow>().ToTable("key_epoch").HasKey(x => new { x.Mode, x.Epoch });
        model.Entity<RationRow>().ToTable("ration").HasKey(x => new { x.MerchantId, x.Day, x.Kind });
    }

    private static void MapReports(ModelBuilder model)
    {
        model.Entity<ReportRow>(e =>
        {
            e.ToTable("report").HasKey(x => x.Id);
            e.HasIndex(x => new { x.MerchantId, x.Mode, x.SandboxId, x.DisputeProvider, x.DisputeAccount, x.DisputeId })
                .IsUnique().HasFilter("dispute_provider IS NOT NULL");
            e.HasIndex(x => new { x.MerchantId, x.Mode, x.SandboxId, x.OrderKey, x.Category })
                .IsUnique().HasFilter("dispute_provider IS NULL");
            e.HasIndex(x => new { x.MerchantId, x.OrderKey });
            e.HasIndex(x => new { x.DisputeProvider, x.DisputeId }).HasFilter("dispute_provider IS NOT NULL");
            e.HasIndex(x => new { x.MerchantId, x.CreatedAt, x.Id });
            e.PrimitiveCollection(x => x.Proofs).ElementType().HasConversion<short>();
            e.Property(x => x.AdmissionJson).HasColumnType("jsonb");
            e.HasMany(x => x.Identifiers).WithOne().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReportIdentifierRow>(e =>
        {
            e.ToTable("report_identifier").HasKey(x => new { x.ReportId, x.Ordinal, x.Epoch });
            e.HasIndex(x => x.SubjectKey);
        });
        model.Entity<DisputeRow>(e =>
        {
            e.ToTable("dispute").HasKey(x => x.Id);
            e.HasIndex(x => new { x.MerchantId, x.Mode, x.SandboxId, x.Provider, x.Account, x.Reference }).IsUnique();
            e.HasIndex(x => x.FetchDueAt).HasFilter("fetch_due_at IS NOT NULL");
        });
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("notice").HasKey(x => new { x.ReportId, x.Number });
            e.HasIndex(x => x.SecretHash);
            e.HasIndex(x => x.ReturnId).HasFilter("return_id IS NOT NULL");
            e.HasOne<ReportRow>().WithMany().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<WithdrawalQuestionRow>(e =>
        {
            e.ToTable("withdrawal_question").HasKey(x => x.Id);
            e.HasIndex(x => x.SecretHash).IsUnique();
            e.HasIndex(x => x.ReportId);
        });
        model.Entity<RejudgementRow>(e =>
        {
            e.ToTable("rejudgement").HasKey(x => new { x.SampleId, x.Number });
            e.HasIndex(x => x.ReportId);
        });
        model.Entity<TombstoneRow>().ToTable("tombstone").HasKey(x => new { x.MerchantId, x.OrderKey });
        model.Entity<MerchantSubjectRow>().ToTable("merchant_subject").HasKey(x => new { x.SubjectKey, x.MerchantId });
        model.Entity<ListingRow>(e =>
        {
            e.ToTable("listing").HasKey(x => new { x.SubjectKey, x.ReportId });
            e.HasIndex(x => x.ReportId);
        });
    }

    private static void MapDisclosures(ModelBuilder model)
    {
        model.Entity<DisclosureRow>(e =>
        {
            e.ToTable("disclosure").HasKey(x => x.CheckId);
            e.HasIndex(x => new { x.MerchantId, x.At, x.CheckId });
            e.HasIndex(x => new { x.MerchantId, x.OrderKey, x.At });
            e.Property(x => x.AssessmentJson).HasColumnType("jsonb");
            e.HasMany(x => x.Listings).WithOne().HasForeignKey(x => x.CheckId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DisclosedListingRow>(e =>
        {
            e.ToTable("disclosed_listing").HasKey(x => new { x.CheckId, x.SubjectKey, x.ReportId });
            e.HasIndex(x => x.ReportId);
            e.HasIndex(x => x.SubjectKey);
        });
        model.Entity<ShadowDifferenceRow>(e =>
        {
            e.ToTable("shadow_difference").HasKey(x => x.CheckId);
            e.HasIndex(x => new { x.ModelHash, x.At, x.CheckId });
            e.HasOne<DisclosureRow>().WithOne().HasForeignKey<ShadowDifferenceRow>(x => x.CheckId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CorrectionRow>(e =>
        {
            e.ToTable("correction").HasKey(x => x.Id);
            e.Property(x => x.Txid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
            e.HasIndex(x => new { x.MerchantId, x.Txid, x.Id });
            e.HasIndex(x => x.CheckId);
            e.HasIndex(x => new { x.MerchantId, x.At }).HasFilter("fetched_at IS NULL");
        });
        model.Entity<RightsRequestRow>(e =>
        {
            e.ToTable("rights_request").HasKey(x => x.Id);
            e.HasIndex(x => x.SecretHash).IsUnique();
            e.HasIndex(x => new { x.SandboxId, x.State, x.DueAt, x.Id });
            e.HasIndex(x => x.ReportId);
            e.PrimitiveCollection(x => x.DecisionReasons).ElementType().HasConversion<short>();
            e.Property(x => x.ClockJson).HasColumnType("jsonb");
        });
        model.Entity<ConsumerProofRow>().ToTable("consumer_proof").HasKey(x => x.Id);
    }

    private static void MapAppeals(ModelBuilder model)
    {
        model.Entity<AppealRow>(e =>
        {
            e.ToTable("appeal").HasKey(x => x.Id);
            e.HasIndex(x => x.ReportId);
            e.HasIndex(x => new { x.MerchantId, x.MerchantAnswerDueAt, x.Id });
            e.HasIndex(x => new { x.SandboxId, x.DecisionDueAt, x.Id });
            e.PrimitiveCollection(x => x.DecisionReasons).ElementType().HasConversion<short>();
            e.Property(x => x.ClockJson).HasColumnType("jsonb");
        });
        model.Entity<AppealEventRow>(e =>
        {
            e.ToTable("appeal_event").HasKey(x => new { x.AppealId, x.Number });
            e.HasOne<AppealRow>().WithMany().HasForeignKey(x => x.AppealId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CaseTextRow>(e =>
        {
            e.ToTable("case_text").HasKey(x => x.Id);
            e.HasIndex(x => x.AppealId);
            e.HasOne<AppealRow>().WithMany().HasForeignKey(x => x.AppealId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AttachmentRow>(e =>
        {
            e.ToTable("attachment").HasKey(x => x.Id);
            e.HasIndex(x => x.AppealId);
            e.HasOne<AppealRow>().WithMany().HasForeignKey(x => x.AppealId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapRegistry(ModelBuilder model)
    {
        model.Entity<AuditEntryRow>(e =>
        {
            e.ToTable("audit_entry").HasKey(x => x.Id);
            e.Property(x => x.Txid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
            e.HasIndex(x => x.Txid);
        });
        model.Entity<PolicyBundleRow>(e =>
        {
            e.ToTable("policy_bundle").HasKey(x => x.Id);
            e.Property(x => x.FilesJson).HasColumnType("jsonb");
        });
        model.Entity<PolicyChangeRow>().ToTable("policy_change").HasKey(x => x.BundleId);
        model.Entity<OutboxMailRow>(e =>
        {
            e.ToTable("outbox_mail").HasKey(x => x.Id);
            e.HasIndex(x => new { x.State, x.NextAttemptAt });
        });
        model.Entity<RequestRow>().ToTable("request").HasKey(x => new { x.CallerId, x.Mode, x.Method, x.RequestId });
    }
}
