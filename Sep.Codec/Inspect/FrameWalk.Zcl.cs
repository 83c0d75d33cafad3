using System.Globalization;
using Sep.Codec.Inspect.Names;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect;

internal sealed partial class FrameWalk
{
    public byte[]? Zcl(int start, int end, ClusterId cluster)
    {
        Begin("zbee_zcl", start, nameof(ZclHeader));
        if (!ZclHeader.TryRead(octets.AsSpan(start..end), out ZclHeader header))
        {
            return RefuseZcl(start, end);
        }

        HeaderFields(header, cluster);
        _fields.Attributes = (cluster, SideOf(header));
        SepCommandEntry? entry = SepCommands.Find(header, cluster);
        int next = start + header.Size;
        if (entry is null)
        {
            _layer.Name = string.Create(CultureInfo.InvariantCulture, $"Command 0x{header.CommandId:X2}");
            _layer.AddNote(header.ManufacturerCode is null ? "a command that is not known here" : "a manufacturer's own command");
            return Encode("ZCL header", _layer, start, (ref w) => header.Write(ref w), Keep("Payload", next, end));
        }

        _layer.Name = entry.Name;
        _fields.Use(entry.Name);
        int before = _layer.Fields.Count;
        ISepCommand? command = entry.Decode(Part(next, end), _fields, out ReadOnlyMemory<byte> tail);
        if (command is null)
        {
            return Refuse(entry.Name, FrameError.Malformed, next, end, before, (octets, trace) => entry.Decode(octets, trace, out _));
        }

        return Encode(
            entry.Name,
            _layer,
            start,
            (ref w) =>
            {
                header.Write(ref w);
                command.Write(ref w);
            },
            Keep("Tail", end - tail.Length, end));
    }

    private void HeaderFields(ZclHeader header, ClusterId cluster)
    {
        _fields.Add("FrameControl", FieldKind.Unsigned, 1);
        if (header.ManufacturerCode is not null)
        {
            _fields.Add("ManufacturerCode", FieldKind.Unsigned, sizeof(ushort));
        }

        _fields.Add("Sequence", FieldKind.Unsigned, 1);
        string? filter = header.FrameType == FrameType.ProfileWide ? "zbee_zcl.cmd.id" : ClusterFilters.CommandId(cluster, header.Direction);
        _fields.Add("CommandId", filter, InspectedValue.Number(header.CommandId), 1);
    }

    /// <summary>A header is 3 or 5 octets, of which some are missing, or says a reserved frame type.</summary>
    private byte[]? RefuseZcl(int start, int end)
    {
        if (start == end)
        {
            return Stop("ZCL header: FrameControl is missing; the frame is empty.");
        }

        bool isManufacturers = (octets[start] & 4) != 0;
        _fields.Add("FrameControl", FieldKind.Unsigned, 1);
        if ((octets[start] & 3) > (int)FrameType.ClusterSpecific)
        {
            return Stop($"ZCL header: {FrameError.UnknownFrameType} in FrameControl.");
        }

        foreach ((string name, int size) in (ReadOnlySpan<(string, int)>)[("ManufacturerCode", isManufacturers ? 2 : 0), ("Sequence", 1), ("CommandId", 1)])
        {
            if (_fields.Position + size > end)
            {
                return Stop($"ZCL header: {name} is missing or cut; the frame ends before it is whole.");
            }

            _fields.Add(name, FieldKind.Unsigned, size);
        }

        return Stop("ZCL header: malformed.");
    }

    /// <summary>Whose attributes a profile-wide command is about: a request is about its receiver's, an answer or a report about its sender's.</summary>
    private static ClusterSide SideOf(ZclHeader header)
    {
        bool isSenders = header.CommandId is 0x01 or 0x04 or 0x07 or 0x09 or 0x0A or 0x0D;
        return isSenders == (header.Direction == Direction.ServerToClient) ? ClusterSide.Server : ClusterSide.Client;
    }
}
