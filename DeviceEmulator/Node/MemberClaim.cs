using Sep.Codec.Security;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>Somebody in the network says to be a member with an established key, and has yet to prove it.</summary>
/// <param name="Claimant">As what it will be a member then.</param>
/// <param name="HeardBefore">What had been heard under the member's key when the claim began.</param>
/// <param name="BoundBefore">What the member had bound by then and the claimant has not bound again: who has lost its memory has forgotten it.</param>
internal sealed record MemberClaim(PendingMember Claimant, IncomingFrameCounter HeardBefore, HashSet<Binding> BoundBefore)
{
    /// <summary>The same claim, of a claimant of which more is known.</summary>
    public MemberClaim Of(CoordinatorMember member) => this with { Claimant = Claimant with { Member = member } };
}
