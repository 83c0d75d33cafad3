namespace DeviceEmulator.Stack.Scripted;

/// <summary>The requests that a stack can meet.</summary>
public enum StackCallKind : byte
{
    Send = 0,
    Form,
    ResumeNetwork,
    PermitJoining,
    AddLinkKey,
    Remove,
    SwitchNetworkKey,
    StartKeyEstablishment,
}
