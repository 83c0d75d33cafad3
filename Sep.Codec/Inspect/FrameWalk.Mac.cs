using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect;

internal sealed partial class FrameWalk
{
    private MacHeader _mac;

    public byte[]? Mac(FrameCheck check)
    {
        Begin("wpan", 0, nameof(MacHeader));
        bool isRight = MacFrame.CheckFrame(octets, out _) == FrameError.None;
        bool hasCheck = check == FrameCheck.Present || (check == FrameCheck.Detect && isRight);
        int end = Math.Max(0, octets.Length - (hasCheck ? MacFrame.FrameCheckLength : 0));
        ReadOnlyMemory<byte> frame = Part(0, end);
        WireReader<Traced> r = new(in frame, Trace);
        FrameError error = MacHeader.Read(ref r, out _mac);
        InspectedLayer layer = _layer;
        if (error == FrameError.None)
        {
            layer.Name = _mac.FrameType.ToString();
        }

        byte[]? payload = error == FrameError.None ? MacPayload(end - r.Tail.Length, end) : RefuseMac(error, end);
        if (hasCheck && octets.Length >= MacFrame.FrameCheckLength)
        {
            AddFrameCheck(layer, end, isRight);
        }

        MacHeader header = _mac;
        byte[]? frameAgain = payload is null ? null : Encode("MAC header", layer, 0, (ref w) => header.Write(ref w), payload);
        return frameAgain is null || !hasCheck ? frameAgain : WithFrameCheck(frameAgain);
    }

    private static byte[] WithFrameCheck(byte[] frame)
    {
        byte[] longer = [.. frame, 0, 0];
        MacFrame.AppendFrameCheck(longer, frame.Length);
        return longer;
    }

    private byte[]? RefuseMac(FrameError error, int end)
    {
        if (error == FrameError.Truncated || end < MacFrameControl.Size)
        {
            return Refuse("MAC header", error, 0, end, 0, static (octets, trace) =>
            {
                WireReader<Traced> r = new(in octets, new Traced(trace));
                MacHeader.Read(ref r, out _);
            });
        }

        _fields.Add("FrameControl", FieldKind.Unsigned, MacFrameControl.Size);
        return Stop($"MAC header: {error} in FrameControl.");
    }

    private void AddFrameCheck(InspectedLayer layer, int end, bool isRight)
    {
        ushort sequence = BinaryPrimitives.ReadUInt16LittleEndian(octets.AsSpan(end));
        layer.Add(new InspectedField("FrameCheck", "wpan.fcs", InspectedValue.Number(sequence), end, MacFrame.FrameCheckLength));
        if (!isRight)
        {
            ushort right = Crc16.FrameCheck(octets.AsSpan(0, end));
            layer.Error ??= string.Create(CultureInfo.InvariantCulture, $"FrameCheck: 0x{sequence:X4}, and 0x{right:X4} would be right.");
            _error ??= layer.Error;
        }
    }

    private byte[]? MacPayload(int start, int end) => _mac.FrameType switch
    {
        MacFrameType.Beacon => Beacon(start, end),
        MacFrameType.Command => Command(MacCommands.ById, start, end),
        MacFrameType.Data when start < end => NwkOrInterPan(start, end),
        _ => Keep("Payload", start, end),
    };

    private byte[]? Beacon(int start, int end)
    {
        _fields.Use(nameof(MacBeacon));
        int before = _layer.Fields.Count;
        ReadOnlyMemory<byte> part = Part(start, end);
        WireReader<Traced> r = new(in part, Trace);
        MacBeacon beacon = MacBeacon.Read(ref r);
        if (r.Failed)
        {
            return Refuse(nameof(MacBeacon), FrameError.Malformed, start, end, before, Attempting<MacBeacon>());
        }

        InspectedLayer layer = _layer;
        int next = end - r.Tail.Length;
        PendingAddresses(beacon.Pending, next);
        byte[]? payload = next == end || octets[next] != 0 ? Keep("Payload", next, end) : ZigBeeBeacon(next, end);
        return payload is null ? null : Encode(nameof(MacBeacon), layer, start, (ref w) => beacon.Write(ref w), payload);
    }

    /// <summary>The run of octets with both kinds of addresses, as two lists.</summary>
    private void PendingAddresses(PendingAddresses pending, int end)
    {
        int shortLength = pending.ShortCount * sizeof(ushort);
        int extendedLength = pending.ExtendedCount * sizeof(ulong);
        if (shortLength + extendedLength != 0)
        {
            _layer.KeepFirst(_layer.Fields.Count - 1);
            _fields.Position = end - shortLength - extendedLength;
            _fields.Add("PendingShort", FieldKind.Octets, shortLength);
            _fields.Add("PendingExtended", FieldKind.Octets, extendedLength);
        }
    }

    private byte[]? ZigBeeBeacon(int start, int end)
    {
        Begin("zbee_beacon", start, nameof(Codec.Mac.ZigBeeBeacon));
        _layer.Name = nameof(Codec.Mac.ZigBeeBeacon);
        ReadOnlyMemory<byte> part = Part(start, end);
        WireReader<Traced> r = new(in part, Trace);
        ZigBeeBeacon beacon = Codec.Mac.ZigBeeBeacon.Read(ref r);
        return r.Failed
            ? Refuse(nameof(Codec.Mac.ZigBeeBeacon), FrameError.Malformed, start, end, 0, Attempting<ZigBeeBeacon>())
            : Encode(nameof(Codec.Mac.ZigBeeBeacon), _layer, start, (ref w) => beacon.Write(ref w), Keep("Tail", end - r.Tail.Length, end));
    }

    private static Attempt Attempting<T>() where T : struct, IWireValue<T> => static (octets, trace) =>
    {
        WireReader<Traced> r = new(in octets, new Traced(trace));
        T.Read(ref r);
    };

    /// <summary>A command after its id of one octet.</summary>
    private byte[]? Command<TId>(FrozenDictionary<TId, LayerCommandEntry<TId>> commands, int start, int end) where TId : unmanaged, Enum
    {
        if (start == end)
        {
            return Stop("CommandId is missing; the frame ends before it.");
        }

        TId id = Unsafe.BitCast<byte, TId>(octets[start]);
        _fields.Position = start;
        _fields.Add("CommandId", FieldKind.Named, 1, typeof(TId));
        if (!commands.TryGetValue(id, out LayerCommandEntry<TId>? entry))
        {
            _layer.Name = string.Create(CultureInfo.InvariantCulture, $"Command 0x{octets[start]:X2}");
            _layer.AddNote("a command that is not known here");
            return [octets[start], .. Keep("Payload", start + 1, end)];
        }

        byte[]? command = Command(entry, start + 1, end);
        return command is null ? null : [octets[start], .. command];
    }

    /// <summary>The fields of a command.</summary>
    private byte[]? Command<TId>(LayerCommandEntry<TId> entry, int start, int end) where TId : unmanaged, Enum
    {
        _layer.Name = entry.Name;
        _fields.Use(entry.Name);
        _fields.Position = start;
        int before = _layer.Fields.Count;
        IWireValue? value = entry.Decode(Part(start, end), _fields, out ReadOnlyMemory<byte> tail);
        if (value is null)
        {
            return Refuse(entry.Name, FrameError.Malformed, start, end, before, (octets, trace) => entry.Decode(octets, trace, out _));
        }

        InspectedLayer layer = _layer;
        byte[]? command = Encode(entry.Name, layer, start, value.Write, Keep("Tail", end - tail.Length, end));
        return command is null ? null
            : value is Tunnel tunnel ? Tunnelled(tunnel, layer, end)
            : Learnt(value, command);
    }
}
