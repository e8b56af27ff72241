using CustomerRegistry.Server.Store;
using Npgsql;
using Xunit;

namespace CustomerRegistry.Server.Tests.Store;

/// <summary>A change without an audit entry cannot be written, whoever writes it.</summary>
public sealed class AuditTriggerTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_change_without_an_entry_in_its_transaction_does_not_commit()
    {
        var merchant = await registry.EnrolAsync();
        await using var source = NpgsqlDataSource.Create(registry.Host.Postgres!.ConnectionString("registry"));
        await using var command = source.CreateCommand("UPDATE merchant SET standing = 0 WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = merchant.Id });
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal("CR001", refused.SqlState);
        Assert.Equal(1000u, (await merchant.Merchants.GetMerchantAsync(new V1.GetMerchantRequest { MerchantId = merchant.Merchant.MerchantId })).Merchant.Standing);
    }

    [Fact]
    public async Task Every_table_with_facts_about_people_merchants_or_law_has_the_trigger()
    {
        await using var source = NpgsqlDataSource.Create(registry.Host.Postgres!.ConnectionString("registry"));
        await using var command = source.CreateCommand(
            "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname = 'audited' ORDER BY relname");
        var audited = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) audited.Add(reader.GetString(0));
        }

        Assert.Equal(AuditTrigger.Tables.Order(StringComparer.Ordinal), audited);
        // What is left says nothing of anybody: counters, queues, clocks, what a draft model would
        // have said (written and deleted with its disclosure, which has an entry), and the entries themselves.
        await using var all = source.CreateCommand(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname");
        var others = new List<string>();
        await using (var reader = await all.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) others.Add(reader.GetString(0));
        }

        Assert.Equal(
            ["__EFMigrationsHistory", "appeal_event", "audit_entry", "check_count", "consumer_proof", "dispute", "key_epoch", "outbox_mail", "ration", "request", "shadow_difference", "test_clock"],
            others.Except(audited).Order(StringComparer.Ordinal));
    }
}
