using Sep.Codec.Security;

namespace DeviceEmulator.Node;

/// <summary>Somebody in the network says to be a member with an established key, and has yet to prove it.</summary>
/// <param name="Claimant">As what it will be a member then.</param>
/// <param name="HeardBefore">What had been heard under the member's key when the claim began.</param>
internal sealed record MemberClaim(PendingMember Claimant, IncomingFrameCounter HeardBefore)
{
    /// <summary>The same claim, of a claimant of which more is known.</summary>
    public MemberClaim Of(CoordinatorMember member) => this with { Claimant = Claimant with { Member = member } };
}
