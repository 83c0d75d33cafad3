using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Storage;

namespace Han.Gateway.MessagingLog;

/// <summary>What the rows of a request have in common.</summary>
/// <param name="Number">Its number in the store.</param>
/// <param name="Cancels">The number of the request that it cancels, or null.</param>
internal sealed record LoggedRequest(long Number, string RequestId, EventCategory Category, MarketTime AcceptedAt, long? Cancels)
{
    public const string Select = "SELECT number, request_id, category, accepted_at, cancels FROM han_request";

    public string CancellationId => Category is EventCategory.CLE or EventCategory.CAL or EventCategory.CSM ? RequestId : "";

    /// <summary>A cancel-all names the events that it ended, row by row.</summary>
    public bool NamesEvents => Category == EventCategory.CAL;

    public static LoggedRequest Read(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), (EventCategory)reader.GetInt32(2), new MarketTime(reader.GetInt64(3)),
        reader.IsDBNull(4) ? null : reader.GetInt64(4));

    /// <summary>Whose RequestID a row carries that names no event: the event's where the request is about one, else its own (smt-han-api 3.1).</summary>
    public string About(DbConnection connection) =>
        (Category is EventCategory.CLE or EventCategory.CSM && Cancels is { } cancelled
            ? connection.Text("SELECT request_id FROM han_request WHERE number=@0", cancelled)
            : null) ?? RequestId;
}
