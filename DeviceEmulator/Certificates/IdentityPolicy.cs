namespace DeviceEmulator.Certificates;

/// <summary>
/// Which identities may be used where: asked by every composition of a home and by every driver of a real coordinator before a network comes up.
/// </summary>
/// <param name="Trusted">The authorities of the configuration.</param>
/// <param name="AllowTestAuthority">Also on a real coordinator, where the public test authority is otherwise refused (--allow-test-ca).</param>
public sealed record IdentityPolicy(TrustedAuthorities Trusted, bool AllowTestAuthority = false)
{
    /// <summary>No authority is listed, and the public test authority serves emulated radios only.</summary>
    public static IdentityPolicy Default { get; } = new(TrustedAuthorities.Unlisted);

    /// <summary>What speaks against an identity.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="onRealCoordinator">Whether real devices could meet it.</param>
    public IdentityRefusal Judge(DeviceIdentity identity, bool onRealCoordinator)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return onRealCoordinator && identity.Authority.IsPublicTestAuthority && !AllowTestAuthority ? IdentityRefusal.TestAuthority
            : !Trusted.Accept(identity.Authority) ? IdentityRefusal.UnknownAuthority
            : IdentityRefusal.None;
    }

    /// <summary>The identity, if nothing speaks against it.</summary>
    /// <exception cref="InvalidDataException">What speaks against it, in words for the user.</exception>
    public DeviceIdentity Require(DeviceIdentity identity, bool onRealCoordinator) => Judge(identity, onRealCoordinator) switch
    {
        IdentityRefusal.TestAuthority => throw new InvalidDataException(
            $"The identity of {identity.Address} is issued by the public test authority, whose keys everybody has: on a real coordinator it needs --allow-test-ca."),
        IdentityRefusal.UnknownAuthority => throw new InvalidDataException(
            $"The identity of {identity.Address} is issued by {identity.Authority}, which is not among the {Trusted.All.Count} trusted authorities."),
        _ => identity,
    };
}
