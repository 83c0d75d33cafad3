namespace HeadEnd.Simulator.Link;

/// <summary>
/// Write the load control client attributes of devices through their ESI: UtilityEnrollmentGroup (0x0000) and, where given, DeviceClass (0x0003). Reported for
/// each device: <see cref="ReportKind.Accepted"/>, then <see cref="ReportKind.Written"/>, <see cref="ReportKind.Refused"/> where it has no such attributes, or
/// <see cref="ReportKind.Expired"/>.
/// </summary>
/// <param name="EnrollmentGroup">0 to 255.</param>
/// <param name="DeviceClass">Load control classes; null leaves them as they are.</param>
public sealed record WriteEnrollment(byte EnrollmentGroup, ushort? DeviceClass) : OrderBody;
