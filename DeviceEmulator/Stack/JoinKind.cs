namespace DeviceEmulator.Stack;

/// <summary>How a device came in. The numbers are those of APS Update Device (053474r17 4.4), where 2 says that a device left.</summary>
public enum JoinKind : byte
{
    /// <summary>It was a member and still has the network key.</summary>
    SecuredRejoin = 0,

    /// <summary>New, admitted with its pre-configured link key.</summary>
    UnsecuredJoin = 1,

    /// <summary>It was a member but missed a change of the network key.</summary>
    TrustCentreRejoin = 3,
}
