using System.Globalization;

namespace Han.Tests.Oracle;

/// <summary>A request as it is sent.</summary>
/// <param name="Second">When, in seconds from the scenario's origin.</param>
/// <param name="ByTdsp">True when the TDSP of the first premise asks, false for the REP.</param>
/// <param name="Priority">0 low, 1 medium, 2 high.</param>
internal abstract record ScenarioRequest(int Second, bool ByTdsp, byte Priority, IReadOnlyList<ScenarioAddress> To)
{
    protected string Head => string.Create(
        CultureInfo.InvariantCulture, $"at {Second} s, {(ByTdsp ? "TDSP" : "REP")} to {string.Join(' ', To)}, priority {Priority}:");
}

/// <summary>A premise of the scenario by index, and one device of it by index, or -1 for the whole premise.</summary>
internal readonly record struct ScenarioAddress(int Premise, int Device)
{
    public override string ToString() => Device < 0 ? $"#{Premise}" : $"#{Premise}[{Device}]";
}

/// <param name="Start">Seconds from the origin, or null for now.</param>
internal sealed record EventRequest(
    int Second, bool ByTdsp, byte Priority, IReadOnlyList<ScenarioAddress> To, ushort Class, byte Group, int? Start, int Minutes, byte Criticality,
    byte Control, ScenarioEffect Effect) : ScenarioRequest(Second, ByTdsp, Priority, To)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Head} event, class {Class:X} group {Group} start {Start?.ToString(CultureInfo.InvariantCulture) ?? "now"} for {Minutes} min, criticality {Criticality}, control {Control}, {Effect}");
}

/// <summary>What an event asks of a device; null is "not used".</summary>
internal readonly record struct ScenarioEffect(byte? CoolingOffset, byte? HeatingOffset, short? CoolingSetPoint, short? HeatingSetPoint, sbyte? Load, byte? DutyCycle);

/// <param name="Of">Index of the request that sent the event; where it is none, the gateway must refuse.</param>
/// <param name="Class">Null takes the event's own.</param>
/// <param name="Group">Null takes the event's own.</param>
/// <param name="Effective">Seconds from the origin, or null for now.</param>
internal sealed record CancelRequest(
    int Second, bool ByTdsp, byte Priority, IReadOnlyList<ScenarioAddress> To, int Of, ushort? Class, byte? Group, byte Control, int? Effective)
    : ScenarioRequest(Second, ByTdsp, Priority, To)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Head} cancel of request {Of}, class {Class?.ToString("X", CultureInfo.InvariantCulture) ?? "its"} group {Group?.ToString(CultureInfo.InvariantCulture) ?? "its"}, control {Control}, effective {Effective?.ToString(CultureInfo.InvariantCulture) ?? "now"}");
}

internal sealed record CancelAllRequest(int Second, bool ByTdsp, byte Priority, IReadOnlyList<ScenarioAddress> To, byte Control)
    : ScenarioRequest(Second, ByTdsp, Priority, To)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Head} cancel all, control {Control}");
}
