using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace DeviceEmulator.Node;

/// <summary>What comes from the MAC: opened, judged, delivered or passed on.</summary>
internal sealed partial class NwkLayer
{
    private const int ParentFailuresAllowed = 3;

    /// <summary>nwkBroadcastDeliveryTime: as long a broadcast may travel.</summary>
    private const long BroadcastMilliseconds = 9_000;

    private readonly RecentFrames _broadcasts = new(BroadcastMilliseconds);
    private int _parentFailures;

    /// <summary>From whom the frame came that is being delivered: its last hop.</summary>
    public ushort LastSender { get; private set; }

    public void OnData(in MacHeader header, Memory<byte> payload, in FrameReception reception)
    {
        FrameError error = NwkSecurity.ReadHeaders(payload, out NwkHeader nwk, out AuxiliaryHeader auxiliary, out int offset);
        if (error == FrameError.NotSecured)
        {
            OnUnsecured(header, nwk, payload[nwk.Size..]);
            return;
        }

        if (error != FrameError.None || header.Source.Mode != MacAddressMode.Short || !TryOpen(nwk, auxiliary, payload, offset))
        {
            return;
        }

        ushort sender = header.Source.ShortAddress;
        Note(sender, auxiliary.Source, reception.LinkQuality ?? byte.MaxValue);
        if (nwk.Source == Memory.ShortAddress)
        {
            // The echo of an own broadcast.
            return;
        }

        if (nwk.Source == sender && Memory.Addresses.Find(sender) != auxiliary.Source)
        {
            Memory.Addresses.Learn(auxiliary.Source, sender);
        }

        Direct(header, nwk, payload[offset..^AuxiliaryHeader.MicLength]);
    }

    public void OnSent(MacTransmission transmission, MacResult result)
    {
        switch (transmission.Purpose)
        {
            case MacPurpose.AssociationRequest:
                _stack.Owner.OnAssociationSent(result);
                break;
            case MacPurpose.AssociationResponse:
                OnAssociationAnswered(transmission, result);
                break;
            case MacPurpose.Network when result == MacResult.Sent:
                _parentFailures = 0;
                break;
            case MacPurpose.Network:
                OnHopFailed(transmission, result);
                break;
        }
    }

    public void OnPolled(MacResult result, bool isFollowed)
    {
        if (result == MacResult.Sent)
        {
            _parentFailures = 0;
        }
        else
        {
            CountParentFailure();
        }

        _stack.Owner.OnPolled(result, isFollowed);
    }

    /// <summary>Checks the frame counter before, and notes it after the integrity code has proved right.</summary>
    private bool TryOpen(in NwkHeader header, in AuxiliaryHeader auxiliary, Memory<byte> frame, int offset)
    {
        if (Memory.NetworkKeys.Find(auxiliary.KeySequenceNumber) is not NetworkKey key)
        {
            _stack.Owner.OnUnknownKey(auxiliary.KeySequenceNumber);
            return false;
        }

        Eui64 sender = auxiliary.Source;
        if (sender.IsNone || sender == Mac.Address)
        {
            return false;
        }

        if (!key.IsFresh(sender, auxiliary.FrameCounter))
        {
            Replays++;
            return false;
        }

        if (NwkSecurity.Unsecure(key.Cipher, header, auxiliary, frame.Span, offset) != FrameError.None)
        {
            Forged++;
            return false;
        }

        key.Accept(sender, auxiliary.FrameCounter);
        if (!ReferenceEquals(key, Memory.NetworkKeys.Active) && Memory.NetworkKeys.IsLater(key.Sequence) && Memory.NetworkKeys.SwitchTo(key.Sequence))
        {
            // Somebody uses the next key already: the command to switch was missed.
            _stack.Owner.OnKeySwitched(key.Sequence);
        }

        return true;
    }

    private void Note(ushort address, Eui64 device, byte linkQuality)
    {
        Neighbour? neighbour = Memory.Neighbours.Find(address);
        if (neighbour is null || neighbour.Device != device)
        {
            if (IsEndDevice && address != Memory.Parent)
            {
                return;
            }

            // Who is no child sends to a router only if it is one itself.
            neighbour = Memory.Neighbours.Add(device, address);
            neighbour.Capability |= CapabilityInformation.FullFunctionDevice;
        }

        if (!neighbour.HasNetworkKey)
        {
            neighbour.HasNetworkKey = true;
            Memory.Neighbours.Confirm(neighbour);
        }

        neighbour.LinkQuality = linkQuality;
        neighbour.IsLost = false;
        neighbour.Age = 0;
        neighbour.HeardAt = Now.Milliseconds;
    }

    private void Direct(in MacHeader mac, in NwkHeader header, Memory<byte> payload)
    {
        ushort sender = mac.Source.ShortAddress;
        LastSender = sender;
        if (header.Destination >= NwkAddresses.FirstBroadcast)
        {
            OnBroadcast(sender, header, payload);
        }
        else if (header.Destination == Memory.ShortAddress)
        {
            Deliver(sender, header, payload);
        }
        else if (!IsEndDevice)
        {
            Relay(header, payload);
        }
    }

    private void OnBroadcast(ushort sender, in NwkHeader header, Memory<byte> payload)
    {
        bool isRouteRequest = header.FrameType == NwkFrameType.Command && payload.Length > 0 && payload.Span[0] == (byte)NwkCommandId.RouteRequest;
        if (isRouteRequest)
        {
            // Routers pass these on themselves, each with what the way costs so far, and again when a better way shows.
            OnCommand(sender, header, payload);
            return;
        }

        if (_broadcasts.IsRepeated(header.Source, header.Sequence, Now.Milliseconds))
        {
            return;
        }

        // A copy, because the layers above write into the same buffer when they answer.
        Spread(header with { Radius = (byte)Math.Max(0, header.Radius - 1) }, payload.Span, sender);
        bool isMine = header.Destination switch
        {
            NwkAddresses.AllRouters => !IsEndDevice,
            NwkAddresses.AllReceiversOnWhenIdle => !_stack.Sleeps,
            NwkAddresses.AllDevices => true,
            _ => false,
        };
        if (isMine)
        {
            Deliver(sender, header, payload);
        }
    }

    /// <summary>Sends a broadcast, own or to be repeated, on the air and to the children that sleep; an end device gives its own to its parent.</summary>
    private void Spread(in NwkHeader header, ReadOnlySpan<byte> payload, ushort? sender)
    {
        if (IsEndDevice)
        {
            if (sender is null)
            {
                Put(header, payload, Memory.Parent, null);
            }

            return;
        }

        if (sender is null)
        {
            _broadcasts.IsRepeated(header.Source, header.Sequence, Now.Milliseconds);
        }

        if (header.Radius > 0)
        {
            Put(header, payload, MacAddress.Broadcast, null);
        }

        if (header.Destination == NwkAddresses.AllDevices && Memory.Neighbours.HasSleepyChildren())
        {
            foreach (Neighbour child in Memory.Neighbours.All)
            {
                if (child is { Sleeps: true, HasNetworkKey: true } && child.Address != sender)
                {
                    Put(header, payload, child.Address, child);
                }
            }
        }
    }

    private void Relay(in NwkHeader header, Memory<byte> payload)
    {
        if (header.Radius <= 1)
        {
            return;
        }

        if (!Dispatch(header with { Radius = (byte)(header.Radius - 1) }, payload.Span))
        {
            ReportFailure(header.Source, header.Destination, NetworkStatusCode.NoRouteAvailable);
        }
    }

    private void Deliver(ushort sender, in NwkHeader header, Memory<byte> payload)
    {
        if (header.SourceEui64 is Eui64 introduced)
        {
            Memory.Addresses.Learn(introduced, header.Source);
        }

        Eui64 source = Memory.Addresses.Find(header.Source);
        source = source.IsNone ? _stack.Owner.Identify(header.Source) : source;
        if (!source.IsNone)
        {
            _stack.Owner.OnHeard(source, header.Source);
        }

        if (header.FrameType == NwkFrameType.Command)
        {
            OnCommand(sender, header, payload);
        }
        else
        {
            _stack.Aps.OnFrame(header, source, payload, isSecured: true);
        }
    }

    private void CountParentFailure()
    {
        if (IsEndDevice && Memory.IsMember && ++_parentFailures == ParentFailuresAllowed)
        {
            _stack.Owner.OnParentLost();
        }
    }
}
