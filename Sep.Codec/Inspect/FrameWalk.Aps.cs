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
        return payload is null ? null : Encode("application support header", (ref w) => header.Write(ref w), payload);
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

        bool isFragment = _aps.ExtendedHeader is { Fragmentation: not ApsFragmentation.None };
        if (_aps.FrameType != ApsFrameType.Data || isFragment)
        {
            _layer.Note = isFragment && _aps.FrameType == ApsFrameType.Data ? "a block of a longer payload" : _layer.Note;
            return Keep(isFragment ? "Block" : "Payload", start, end);
        }

        return start == end ? [] : Application(_aps.Profile, _aps.Cluster, start, end);
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

        byte[]? payload = r.More ? Application(header.Profile, header.Cluster, end - r.Tail.Length, end) : [];
        return payload is null ? null : Encode("inter-PAN header", (ref w) => header.Write(ref w), payload);
    }

    private byte[]? Zdo(int start, int end, ZdoClusterId cluster)
    {
        Begin("zbee_zdp", start, nameof(ZdoFrame));
        _fields.Add("Sequence", FieldKind.Unsigned, 1);
        byte sequence = octets[start];
        if (!ZdoCommands.ById.TryGetValue(cluster, out LayerCommandEntry<ZdoClusterId>? entry))
        {
            _layer.Name = $"Cluster 0x{(ushort)cluster:X4}";
            _layer.Note = "a command that is not known here";
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
            layer.Note = "too many tunnels in each other to follow";
            return Encode(nameof(Tunnel), tunnel.Write);
        }

        byte[]? inner = Aps(end - tunnel.Frame.Length, end);
        return inner is null ? null : Encode(nameof(Tunnel), new Tunnel(tunnel.Destination, new Octets(inner)).Write);
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
