using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Sep.Codec.Types;

namespace Han.Gateway.Storage;

/// <summary>Agreements and their history.</summary>
public sealed class StoredAgreements(StoreDatabase database)
{
    private const string Columns =
        "number, kind, duns, account, requester, esiid, mac, device_type, description, install_code, message_types, customer_name, customer_email, customer_code, "
        + "language, callback_uri, filed_at, expires_at, filed_by, status, since, party, request, note, follow_up, follow_up_request, follow_up_code, "
        + "follow_up_message, changes";

    public IReadOnlyList<HanAgreement> All()
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare($"SELECT {Columns} FROM agreement ORDER BY number");
        using DbDataReader reader = command.ExecuteReader();
        var agreements = new List<HanAgreement>();
        while (reader.Read())
        {
            agreements.Add(Read(reader));
        }

        return agreements;
    }

    /// <summary>The agreement that a company's request filed, by the gateway's RequestID or the company's own; null when none did.</summary>
    public long? FindByRequest(string duns, string requestId)
    {
        using DbConnection connection = database.Open();
        return connection.Scalar(
            "SELECT a.number FROM agreement a JOIN han_request r ON r.number=a.filed_by WHERE r.duns=@0 AND (r.request_id=@1 OR r.reference=@1)", duns, requestId);
    }

    /// <summary>What has become of an agreement, oldest first.</summary>
    public IReadOnlyList<AgreementHistoryRow> History(long number)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare("SELECT at, status, party, note FROM agreement_history WHERE number=@0 ORDER BY seq", number);
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<AgreementHistoryRow>();
        while (reader.Read())
        {
            rows.Add(new AgreementHistoryRow(
                new MarketTime(reader.GetInt64(0)), (AgreementStatus)reader.GetInt32(1), (AgreementParty)reader.GetInt32(2), Text(reader, 3)));
        }

        return rows;
    }

    internal static void Put(DbConnection connection, HanAgreement agreement)
    {
        connection.Execute("DELETE FROM agreement WHERE number=@0", agreement.Number);
        connection.Execute(
            $"""
            INSERT INTO agreement ({Columns})
            VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11,@12,@13,@14,@15,@16,@17,@18,@19,@20,@21,@22,@23,@24,@25,@26,@27,@28)
            """,
            agreement.Number, (int)agreement.Kind, agreement.Duns, agreement.Account, agreement.Requester, agreement.EsiId,
            unchecked((long)agreement.Mac.Value), agreement.DeviceType, agreement.DeviceDescription, agreement.SealedInstallCode, (int)agreement.MessageTypes,
            agreement.CustomerName, agreement.CustomerEmail, agreement.CustomerCode, agreement.Language, agreement.CallbackUri?.OriginalString,
            agreement.FiledAt.Milliseconds, agreement.ExpiresAt.Milliseconds, agreement.FiledBy, (int)agreement.Status, agreement.Since.Milliseconds,
            (int)agreement.Party, agreement.Request, agreement.Note, (int)agreement.FollowUp, agreement.FollowUpRequest, agreement.FollowUpCode,
            agreement.FollowUpMessage, agreement.Changes);
        connection.Execute(
            "INSERT INTO agreement_history (number, seq, at, status, party, request, note) VALUES (@0,@1,@2,@3,@4,@5,@6)",
            agreement.Number, agreement.Changes, (agreement.NotedAt ?? agreement.Since).Milliseconds, (int)agreement.Status, (int)agreement.Party, agreement.Request,
            agreement.Note);
    }

    private static HanAgreement Read(DbDataReader reader) => new()
    {
        Number = reader.GetInt64(0),
        Kind = (AgreementKind)reader.GetInt32(1),
        Duns = reader.GetString(2),
        Account = reader.GetString(3),
        Requester = reader.GetString(4),
        EsiId = reader.GetString(5),
        Mac = new Eui64(unchecked((ulong)reader.GetInt64(6))),
        DeviceType = reader.GetString(7),
        DeviceDescription = Text(reader, 8),
        SealedInstallCode = (byte[])reader.GetValue(9),
        MessageTypes = (MessageTypes)reader.GetInt32(10),
        CustomerName = reader.GetString(11),
        CustomerEmail = Text(reader, 12),
        CustomerCode = Text(reader, 13),
        Language = reader.GetString(14),
        CallbackUri = Text(reader, 15) is { } uri ? new Uri(uri) : null,
        FiledAt = new MarketTime(reader.GetInt64(16)),
        ExpiresAt = new MarketTime(reader.GetInt64(17)),
        FiledBy = reader.GetInt64(18),
        Status = (AgreementStatus)reader.GetInt32(19),
        Since = new MarketTime(reader.GetInt64(20)),
        Party = (AgreementParty)reader.GetInt32(21),
        Request = reader.GetInt64(22),
        Note = Text(reader, 23),
        FollowUp = (FollowUp)reader.GetInt32(24),
        FollowUpRequest = Text(reader, 25),
        FollowUpCode = Text(reader, 26),
        FollowUpMessage = Text(reader, 27),
        Changes = reader.GetInt32(28),
    };

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
