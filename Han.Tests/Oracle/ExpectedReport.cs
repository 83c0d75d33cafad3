using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>What a head-end says of a target.</summary>
internal enum ReportIs
{
    Accepted,
    Waiting,
    Stored,
    Refused,
    Expired,
    Withdrawn,
    NothingToCancel,
    Device,
    Settled,
    Over,
}

/// <param name="At">When it is with the head-end.</param>
/// <param name="Count">Stored: joined devices, or answers to come. Withdrawn: 1 where the cancel itself goes on.</param>
/// <param name="About">Withdrawn: the delivery of the event that was withdrawn.</param>
internal sealed record ExpectedReport(
    long At, ExpectedOrder Order, ExpectedTarget Target, ReportIs Kind, Eui64 Device = default, int Count = 0, DeviceFrame Frame = default,
    MeterDelivery? About = null);
