using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>What one request makes at one TDSP.</summary>
/// <param name="Request">Index of the request.</param>
internal sealed record ExpectedOrder(
    uint Id, int Request, string Duns, EventCategory Category, string Tdsp, long EnteredAt, long NotAfter, long ReportBy, SentEvent? Event, SentCancel? Cancel)
{
    public required IReadOnlyList<ExpectedTarget> Targets { get; init; }
}

/// <summary>One address of an order, and the rows that come of it.</summary>
internal sealed class ExpectedTarget(uint ordinal, int premise, Eui64 device)
{
    public uint Ordinal { get; } = ordinal;

    public int Premise { get; } = premise;

    /// <summary>The one device meant, or none.</summary>
    public Eui64 Device { get; } = device;

    public List<ExpectedRow> Rows { get; } = [];

    /// <summary>The gateway's own rows when the order's time is over; listed behind the head-end's, late ones included.</summary>
    public List<ExpectedRow> LastRows { get; } = [];

    /// <summary>When nothing more is expected, or null while open.</summary>
    public long? ClosedAt { get; set; }

    /// <summary>For a cancel: device answers to come; for an event: joined devices.</summary>
    public int Count { get; set; }

    /// <summary>For an event: the devices that answered, and whether each is done.</summary>
    public Dictionary<Eui64, bool> Devices { get; } = [];

    public bool Covers(Eui64 device) => Device.IsNone || Device == device;

    public void Close(long at) => ClosedAt ??= at;
}

/// <param name="About">Index of the request whose RequestID the row carries.</param>
/// <param name="OwnedBy">Index of the request under which the row is listed: another's event where a cancel-all of another company ended it.</param>
internal readonly record struct ExpectedRow(long At, Eui64 Device, string Code, string Text, int About, int OwnedBy)
{
    public MarketTime Time => new(At);
}
