using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>What came up from an ESI for one of its orders.</summary>
/// <param name="At">When.</param>
/// <param name="Order">The number of the order.</param>
/// <param name="Device">Whose answer it is; none for the ESI's own.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The status of a report, of a Default Response or the time of a confirmation; else 0.</param>
/// <param name="Happened">When what a device reports happened, by its own clock.</param>
public readonly record struct HomeAnswer(MarketTime At, uint Order, Eui64 Device, HomeAnswerKind Kind, byte Detail = 0, SepTime Happened = default)
{
    /// <summary>In words.</summary>
    public string Text => Kind switch
    {
        HomeAnswerKind.Report => $"{Detail:X2} {(EventStatus)Detail}",
        HomeAnswerKind.Response => $"Default Response {(ZclStatus)Detail}",
        HomeAnswerKind.NothingToCancel => "nothing to cancel",
        HomeAnswerKind.NotConfirmed => "not confirmed",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
