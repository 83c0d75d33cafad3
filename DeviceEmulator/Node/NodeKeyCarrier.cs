using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>Carries key establishment over the layers of a node.</summary>
internal sealed class NodeKeyCarrier(RadioStack stack) : IKeyEstablishmentCarrier
{
    public bool IsUp => stack.IsAuthenticated;

    public bool IsMember(Eui64 device) => stack.Owner.MayReach(device) && stack.Memory.LinkKeys.ContainsKey(device);

    public void Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed)
    {
        Span<byte> asdu = stackalloc byte[KeyEstablishmentFrames.MaxSize];
        frame.CopyTo(asdu);
        if (stack.Misbehaves(Misbehaviour.BadKeyConfirm) && KeyEstablishmentFrames.IsConfirmation(frame))
        {
            asdu[frame.Length - 1] ^= 0xFF;
        }

        ApsAddress address = new(stack.Address, OwnEndpoint, partner, endpoint, ClusterId.KeyEstablishment);
        if (stack.Aps.Send(address, asdu[..frame.Length], confirmed) == StackToken.None)
        {
            confirmed(ApsStatus.Busy);
        }
    }

    public void Install(Eui64 partner, in AesKey key, Action<bool> done)
    {
        stack.Share(partner, key);
        stack.Owner.OnProved(partner);
        done(true);
    }

    private byte OwnEndpoint
    {
        get
        {
            foreach (SimpleDescriptor descriptor in stack.Options.Endpoints)
            {
                if (descriptor.InputClusters.Contains((ushort)ClusterId.KeyEstablishment))
                {
                    return descriptor.Endpoint;
                }
            }

            return ApsAddress.EmulatedEndpoint;
        }
    }
}
