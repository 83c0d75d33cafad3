using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>
/// Another meter has taken the place of one: its ESI, which all targets name, gets the keys of the old one's devices and what was meant for them. Each target
/// with a device is reported on as a provisioning is; events, texts and prices go on under their own orders, at the new ESI. The one target of a home
/// without devices names none and gets <see cref="ReportKind.Accepted"/> and <see cref="ReportKind.MeterReady"/>.
/// </summary>
/// <param name="OldEsi">The ESI of the meter that is gone.</param>
/// <param name="JoinBy">When the new ESI stops letting devices in.</param>
/// <param name="Devices">One for each target that names a device, in the order of the targets.</param>
public sealed record ReplaceMeter(Eui64 OldEsi, MarketTime JoinBy, IReadOnlyList<ReplacedDevice> Devices) : OrderBody;
