using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Gateway.Provisioning;

/// <summary>A device as the gateway keeps it: what was asked for, and how far it has come. Replaced as a whole when something changes.</summary>
public sealed record HanDevice
{
    /// <summary>The number of the request that first named it.</summary>
    public required long Id { get; init; }
    public required string EsiId { get; init; }
    public required string MeterSerialNumber { get; init; }
    public required Eui64 Esi { get; init; }
    public required Eui64 Mac { get; init; }

    /// <summary>The TDSP by name.</summary>
    public required string Tdsp { get; init; }

    /// <summary>Whose device it is: the company that had it added, or the REP of record of one that was there before.</summary>
    public required string Duns { get; init; }
    public required DeviceKind Kind { get; init; }
    public ushort DeviceClass { get; init; }
    public byte EnrollmentGroup { get; init; }
    public string? Description { get; init; }

    /// <summary>Readable by the <see cref="InstallCodeVault"/> alone; empty for a device that was there before.</summary>
    public byte[] SealedInstallCode { get; init; } = [];
    public DeviceStatus Status { get; init; }

    /// <summary>The status before the removal that is under way.</summary>
    public DeviceStatus Former { get; init; }
    public MarketTime Since { get; init; }

    /// <summary>The request that brought it to where it is.</summary>
    public long Request { get; init; }

    /// <summary>Until when the meter lets it in; <see cref="MarketTime.Never"/> where it is not waited for.</summary>
    public MarketTime JoinBy { get; init; } = MarketTime.Never;
    public RemovalReason Reason { get; init; }
    public RemovalSource Source { get; init; }
    public string? Note { get; init; }

    /// <summary>Rows of its history; they go on where a device is added again.</summary>
    public int Changes { get; init; }

    public DeviceSpec ToSpec() => new(Mac, Kind, (DeviceClass)DeviceClass, EnrollmentGroup);

    /// <summary>Itself after a trigger; null when the trigger means nothing now.</summary>
    public HanDevice? After(DeviceTrigger trigger, MarketTime at, long request, string? note = null) =>
        DeviceLifeCycle.TryNext(Status, trigger, Former, out DeviceStatus next)
            ? this with
            {
                Status = next,
                Former = trigger == DeviceTrigger.RemoveAccepted ? Status : Former,
                Since = at,
                Request = request,
                Note = note,
                Changes = Changes + 1,
            }
            : null;
}
