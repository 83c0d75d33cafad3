using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>A report that waits for its random delay to pass, and the ESI that it is for.</summary>
internal readonly record struct PendingReport(ReportEventStatus Report, Eui64 Esi);
