namespace Han.Gateway.Requests;

/// <summary>UpdateUtilityEnrollmentGroupBlock: the load control client attributes of the addressed devices.</summary>
public sealed record UpdateEnrollmentGroupCommand(long UtilityEnrollmentGroup, long? DeviceClass) : HanCommand;
