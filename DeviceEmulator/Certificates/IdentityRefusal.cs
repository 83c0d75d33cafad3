namespace DeviceEmulator.Certificates;

/// <summary>Why an identity may not be used.</summary>
public enum IdentityRefusal
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,

    /// <summary>It was issued by the public test authority, and real devices could meet it.</summary>
    TestAuthority,

    /// <summary>Its authority is not among the trusted ones.</summary>
    UnknownAuthority,
}
