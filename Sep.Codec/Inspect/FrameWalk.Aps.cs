using Sep.Codec.Aps;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Sep.Codec.Inspect;

internal sealed partial class FrameWalk
{
    /// <summary>From here on profile ids belong to manufacturers, whose payloads need not be ZCL.</summary>
    private const ushort FirstPrivateProfile = 0x8000;

    /// <summary>A tunnel in a tunnel in a tunnel is followed so deep.</summary>
    private const int MaxTunnels = 4;

    private ApsHeader _aps;
    private int _tunnels;

    public byte[]? Aps(int start, int end)
    {
        Begin("zbee_aps", start, nameof(ApsHeader));
        ReadOnlyMemory<byte> frame = Part(start, end);
        WireReader<Traced> r = new(in frame, Trace);
        FrameError error = ApsHeader.Read(ref r, out _aps);
        if (error != FrameError.None)
        {
            return RefuseAps(error, start, end);
        }

        ApsHeader header = _aps;
        InspectedLayer layer = _layer;
        _layer.Name = header.FrameType.ToString();
        if (header.Profile == ZdoFrame.Profile)
        {
            _layer.Rename("Cluster", "zbee_aps.zdp_cluster");
        }

        int next = end - r.Tail.Length;
        if (header.Security)
        {
            return Secured("application support header", (ref w) => header.Write(ref w), start, next, end, ApsPayload);
        }

        byte[]? payload = ApsPayload(next, end);
        return payload is null ? null : Encode("application support header", layer, start, (ref w) => header.Write(ref w), payload);
    }

    private byte[]? RefuseAps(FrameError error, int start, int end)
    {
        if (error is FrameError.Truncated or FrameError.UnknownFragmentation)
        {
            return Refuse("application support header", error, start, end, 0, static (octets, trace) =>
            {
                WireReader<Traced> r = new(in octets, new Traced(trace));
                ApsHeader.Read(ref r, out _);
            });
        }

        _fields.Add("FrameControl", FieldKind.Unsigned, 1);
        return Stop($"application support header: {error} in FrameControl.");
    }

    private byte[]? ApsPayload(int start, int end)
    {
        _fields.Use(nameof(ApsHeader));
        if (_aps.FrameType == ApsFrameType.Command)
        {
            return Command(ApsCommands.ById, start, end);
        }

        return _aps.FrameType != ApsFrameType.Data ? Keep("Payload", start, end)
            : _aps.ExtendedHeader is { Fragmentation: not ApsFragmentation.None } ? Block(start, end)
            : start == end ? []
            : Application(_aps.Profile, _aps.Cluster, start, end);
    }

    /// <summary>A block is shown as it is. After the one that was missing last, the whole payload is read too, as layers behind the block's.</summary>
    private byte[] Block(int start, int end)
    {
        FragmentOutcome outcome = blocks.Add(_mac.Destination.PanId, _nwk.Source, _aps, octets.AsSpan(start..end), out ReadOnlyMemory<byte> payload);
        _layer.AddNote(outcome switch
        {
            FragmentOutcome.Kept => "a block of a longer payload",
            FragmentOutcome.Whole => "the last missing block of a longer payload, which follows",
            FragmentOutcome.Duplicate => "a block of a longer payload that came before",
            FragmentOutcome.NoRoom => "a block of a longer payload, not put together: too many others are under way",
            _ => "a block that does not go with those before it",
        });
        byte[] block = Keep("Block", start, end);
        if (outcome == FragmentOutcome.Whole)
        {
            FrameWalk whole = new(payload.ToArray(), keys, addresses, blocks, showKeys) { _mac = _mac, _nwk = _nwk, _aps = _aps };
            whole.Application(_aps.Profile, _aps.Cluster, 0, payload.Length);
            foreach (InspectedLayer layer in whole._layers)
            {
                layer.AddNote("put together from blocks; places count from its own start");
                _layers.Add(layer);
            }

            _error ??= whole._error;
        }

        return block;
    }

    private byte[]? Application(ushort profile, ushort cluster, int start, int end) => profile switch
    {
        ZdoFrame.Profile => Zdo(start, end, (ZdoClusterId)cluster),
        >= FirstPrivateProfile => Keep("Payload", start, end),
        _ => Zcl(start, end, (ClusterId)cluster),
    };

    private byte[]? InterPan(int start, int end)
    {
        Begin("zbee_aps", start, nameof(InterPanHeader));
        _layer.Name = "InterPan";
        ReadOnlyMemory<byte> frame = Part(start, end);
        WireReader<Traced> r = new(in frame, Trace);
        FrameError error = InterPanHeader.Read(ref r, out InterPanHeader header);
        if (error != FrameError.None)
        {
            return Refuse("inter-PAN header", error, start, end, 0, static (octets, trace) =>
            {
                WireReader<Traced> r = new(in octets, new Traced(trace));
                InterPanHeader.Read(ref r, out _);
            });
        }

        InspectedLayer layer = _layer;
        byte[]? payload = r.More ? Application(header.Profile, header.Cluster, end - r.Tail.Length, end) : [];
        return payload is null ? null : Encode("inter-PAN header", layer, start, (ref w) => header.Write(ref w), payload);
    }

    public byte[]? Zdo(int start, int end, ZdoClusterId cluster)
    {
        Begin("zbee_zdp", start, nameof(ZdoFrame));
        if (start == end)
        {
            return Stop("ZDO frame: Sequence is missing; the frame is empty.");
        }

        _fields.Add("Sequence", FieldKind.Unsigned, 1);
        byte sequence = octets[start];
        if (!ZdoCommands.ById.TryGetValue(cluster, out LayerCommandEntry<ZdoClusterId>? entry))
        {
            _layer.Name = $"Cluster 0x{(ushort)cluster:X4}";
            _layer.AddNote("a command that is not known here");
            return [sequence, .. Keep("Payload", start + 1, end)];
        }

        byte[]? command = Command(entry, start + 1, end);
        return command is null ? null : [sequence, .. command];
    }

    /// <summary>A frame within a command: read as a layer of its own, and put back where it was.</summary>
    private byte[]? Tunnelled(Tunnel tunnel, InspectedLayer layer, int end)
    {
        if (++_tunnels > MaxTunnels)
        {
            layer.AddNote("too many tunnels in each other to follow");
            return Encode(nameof(Tunnel), tunnel.Write, []);
        }

        byte[]? inner = Aps(end - tunnel.Frame.Length, end);
        return inner is null ? null : Encode(nameof(Tunnel), new Tunnel(tunnel.Destination, new Octets(inner)).Write, []);
    }

    private byte[] Learnt(IWireValue value, byte[] command)
    {
        if (value is TransportKey transport)
        {
            keys.Learn(transport.Key);
        }
        else if (value is DeviceAnnounce announce && !announce.IeeeAddress.IsNone)
        {
            addresses.Add(_mac.Destination.PanId, announce.NwkAddress, announce.IeeeAddress);
        }

        return command;
    }
}
