using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>
/// Those in the network that say to be a member with an established key: its membership, its key and what it bound stay until they have established another key.
/// Frames go to where they are at once.
/// </summary>
public sealed partial class AirCoordinator
{
    private readonly Dictionary<Eui64, MemberClaim> _claims = [];

    void IStackOwner.OnProved(Eui64 device)
    {
        if (_claims.TryGetValue(device, out MemberClaim? claim))
        {
            _stack.Memory.Bindings.RemoveAll(claim.BoundBefore.Contains);
            Enter(device, claim.Claimant);
        }
    }

    void IStackOwner.OnBound(in Binding binding)
    {
        if (_claims.TryGetValue(binding.Destination, out MemberClaim? claim))
        {
            claim.BoundBefore.Remove(binding);
        }
    }

    private void Claim(Eui64 device, PendingMember claimant)
    {
        _stack.Forget(claimant.Key!);
        _claims[device] = new MemberClaim(
            claimant, _stack.Memory.LinkKeys[device].Heard, [.. _stack.Memory.Bindings.Where(binding => binding.Destination == device)]);
        _stack.Keys.PartnerGone(device);
        ExpectProof(device);
    }

    /// <summary>Who has not proved itself in the time in which a new member must has claimed in vain.</summary>
    private void ExpectProof(Eui64 device)
    {
        int minutes = _stack.Timing.KeyEstablishmentLimitMinutes;
        if (minutes == 0)
        {
            return;
        }

        MarketTime since = _claims[device].Claimant.Member.Since;
        long left = Math.Max(0, since.Milliseconds + (minutes * Minute) - _stack.Agenda.Now.Milliseconds);
        _stack.Post.After(left, () =>
        {
            if (_claims.TryGetValue(device, out MemberClaim? still) && still.Claimant.Member.Since == since)
            {
                Lapse(device, still);
            }
        });
    }

    /// <summary>
    /// Where the member itself has spoken under its key meanwhile, somebody else made the claim, and nothing is left of it. Else the member is most likely the
    /// one that claimed, and goes as any other that establishes no key.
    /// </summary>
    private void Lapse(Eui64 device, MemberClaim claim)
    {
        if (_stack.Memory.LinkKeys[device].Heard == claim.HeardBefore)
        {
            SendAway(device);
        }
        else
        {
            _claims.Remove(device);
        }
    }
}
