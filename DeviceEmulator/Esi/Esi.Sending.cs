using DeviceEmulator.Stack;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

// How a command goes to a device.
public sealed partial class Esi
{
    /// <summary>Endpoints of one device that are sent the same.</summary>
    private const int MostEndpoints = 8;

    private void Forward(byte commandId, ReadOnlySpan<byte> payload, byte sequence, int device, byte? asker = null) =>
        Forward(ClusterId.Drlc, commandId, payload, sequence, device, asker);

    /// <summary>
    /// Sends a command to a device: to the endpoint that asked for it, else to those that are bound to the cluster, else to the one that emulated devices have,
    /// because real ones need not bind.
    /// </summary>
    private void Forward(ClusterId cluster, byte commandId, ReadOnlySpan<byte> payload, byte sequence, int device, byte? asker = null)
    {
        Span<byte> endpoints = stackalloc byte[MostEndpoints];
        int count = asker is null ? _aps.FindBound(_devices[device], cluster, endpoints) : 0;
        if (count == 0)
        {
            (endpoints[0], count) = (asker ?? ApsAddress.EmulatedEndpoint, 1);
        }

        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + payload.Length];
        ZclHeader header = new(FrameType.ClusterSpecific, Direction.ServerToClient, sequence, commandId);
        WireWriter w = new(frame);
        header.Write(ref w);
        w.Raw(payload);
        foreach (byte endpoint in endpoints[..count])
        {
            int token = _aps.Send(new ApsAddress(Address, ApsAddress.EmulatedEndpoint, _devices[device], endpoint, cluster), frame[..w.Length]);
            if (cluster == ClusterId.Drlc)
            {
                Watch(token, sequence, device);
            }
        }
    }

    /// <summary>An event or a cancel is sent again if it does not reach the device.</summary>
    private void Watch(int token, byte sequence, int device)
    {
        FrameUnderWay frame = new(sequence, (byte)device, (_repeats & Repeats.Round) != 0);
        if (token == StackToken.None)
        {
            OnUnheard(frame);
        }
        else
        {
            _desk.UnderWay.Note(this, token, frame);
        }
    }
}
