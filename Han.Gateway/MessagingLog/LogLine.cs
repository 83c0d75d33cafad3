using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.MessagingLog;

/// <summary>The twelve columns of one row of the HAN messaging log, joined.</summary>
public readonly record struct LogLine(
    string TdspDuns, MarketTime MessageDate, string RequestId, string MessageCancellationId, string MessageStatusId, string EsiId,
    string MeterSerialNumber, Eui64 Device, string DeviceText, EventCategory Category, StatusCode StatusCode, string StatusDesc, MarketTime StatusTimestamp);
