namespace HeadEnd.Simulator.Link;

/// <summary>
/// Take a device out of its home area network. Reported: <see cref="ReportKind.Accepted"/>, <see cref="ReportKind.Pending"/>, then
/// <see cref="ReportKind.Removed"/> or <see cref="ReportKind.Failed"/>.
/// </summary>
public sealed record RemoveDevice : OrderBody;
