using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>
/// Reads, writes and lists attributes for a peer: the profile-wide commands 0x00, 0x02, 0x03, 0x05 and 0x0C (ZCL 2.4), by the codec's attribute
/// tables. It keeps nothing, so any number of nodes may use it. Reporting is not configurable: those commands are UNSUP_GENERAL_COMMAND.
/// </summary>
internal static class AttributeServer
{
    /// <summary>Octets of the ZCL header in the answers.</summary>
    private const int HeaderSize = 3;

    /// <summary>Status, id and type before a value.</summary>
    private const int ValuePrefix = 4;
    private const int StatusRecord = 3;

    /// <summary>Enough for the longest attribute.</summary>
    private const int LongestValue = 256;

    /// <summary>Executes a profile-wide command and answers it; the status is for a Default Response, null where none is due.</summary>
    public static ZclStatus? Execute(in ClusterRequest request, IAttributes attributes)
    {
        if (SepClusters.Find(request.From.Cluster) is not ClusterDefinition cluster || request.Header.ManufacturerCode is not null)
        {
            return request.Header.ManufacturerCode is null ? ZclStatus.UnsupportedGeneralCommand : ZclStatus.UnsupportedManufacturerGeneralCommand;
        }

        return request switch
        {
            _ when request.Announces<ReadAttributes>() => Read(request, cluster, attributes),
            _ when request.Announces<WriteAttributes>() => ZclFrame.TryDecode(request.Payload, out WriteAttributes w, out _)
                ? Write(request, cluster, attributes, w.Attributes)
                : ZclStatus.MalformedCommand,
            _ when request.Announces<WriteAttributesUndivided>() => ZclFrame.TryDecode(request.Payload, out WriteAttributesUndivided w, out _)
                ? WriteUndivided(request, cluster, attributes, w.Attributes)
                : ZclStatus.MalformedCommand,
            _ when request.Announces<WriteAttributesNoResponse>() => WriteSilently(request, cluster, attributes),
            _ when request.Announces<DiscoverAttributes>() => Discover(request, cluster, attributes),
            _ when IsAnswer(request.Header.CommandId) => null,
            _ => ZclStatus.UnsupportedGeneralCommand,
        };
    }

    /// <summary>True for the profile-wide responses, which nobody answers.</summary>
    public static bool IsAnswer(byte commandId) => commandId is 0x01 or 0x04 or 0x07 or 0x09 or 0x0B or 0x0D;

    private static ZclStatus? Read(in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes)
    {
        if (!ZclFrame.TryDecode(request.Payload, out ReadAttributes asked, out _))
        {
            return ZclStatus.MalformedCommand;
        }

        int room = request.LongestAnswer - HeaderSize;
        AttributeRecordsBuilder answer = new(AttributeRecordLayout.StatusThenValue, new byte[room]);
        Span<byte> buffer = stackalloc byte[LongestValue];
        for (int i = 0; i < asked.Attributes.Count; i++)
        {
            ushort id = asked.Attributes[i];
            ZclStatus status = Find(request, cluster, attributes, id, out AttributeDefinition? row, out AttributeValue value);
            status = status == ZclStatus.Success && !row!.Access.HasFlag(AttributeAccess.Read) ? ZclStatus.WriteOnly : status;
            ZclValue octets = status == ZclStatus.Success ? value.ToZcl(row!.Type, buffer) : default;
            int left = room - answer.Records.Raw.Length;
            if (status == ZclStatus.Success && left >= ValuePrefix + octets.Octets.Length)
            {
                answer.Add(id, octets);
            }
            else if (left >= StatusRecord)
            {
                // What the frame has no room for is to be asked for again.
                answer.AddStatus(id, status == ZclStatus.Success ? ZclStatus.InsufficientSpace : status);
            }
        }

        request.Answer(new ReadAttributesResponse(answer.Records));
        return null;
    }

    private static ZclStatus? Write(in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes, in AttributeRecords records)
    {
        request.Answer(new WriteAttributesResponse(Set(request, cluster, attributes, records, isTrial: false)));
        return null;
    }

    private static ZclStatus? WriteUndivided(in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes, in AttributeRecords records)
    {
        AttributeRecords failures = Set(request, cluster, attributes, records, isTrial: true);
        if (failures.IsEmpty)
        {
            failures = Set(request, cluster, attributes, records, isTrial: false);
        }

        request.Answer(new WriteAttributesResponse(failures));
        return null;
    }

    private static ZclStatus? WriteSilently(in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes)
    {
        if (!ZclFrame.TryDecode(request.Payload, out WriteAttributesNoResponse written, out _))
        {
            return ZclStatus.MalformedCommand;
        }

        Set(request, cluster, attributes, written.Attributes, isTrial: false);
        return null;
    }

    private static AttributeRecords Set(
        in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes, in AttributeRecords records, bool isTrial)
    {
        AttributeRecordsBuilder failures = new(AttributeRecordLayout.StatusOnly, new byte[request.Payload.Length]);
        foreach (AttributeRecord record in records)
        {
            ZclStatus status = Find(request, cluster, attributes, record.Id, out AttributeDefinition? row, out _);
            status = status != ZclStatus.Success ? status : Judge(row!, record.Value, out AttributeValue value) is var judged && judged != ZclStatus.Success
                ? judged
                : attributes.Write(record.Id, value, isTrial);
            if (status != ZclStatus.Success)
            {
                failures.AddStatus(record.Id, status);
            }
        }

        return failures.Records;
    }

    private static ZclStatus Judge(AttributeDefinition row, ZclValue written, out AttributeValue value)
    {
        value = AttributeValue.None;
        if (!row.Access.HasFlag(AttributeAccess.Write))
        {
            return ZclStatus.ReadOnly;
        }

        if (written.Type != row.Type)
        {
            return ZclStatus.InvalidDataType;
        }

        bool fits = AttributeValue.TryRead(written, out value) && !(row.MaxLength < value.Content.Length)
            && !(value.Number < row.Minimum) && !(value.Number > row.Maximum) && !(value.IsNone && (row.Minimum ?? row.Maximum) is not null);
        return fits ? ZclStatus.Success : ZclStatus.InvalidValue;
    }

    private static ZclStatus? Discover(in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes)
    {
        if (!ZclFrame.TryDecode(request.Payload, out DiscoverAttributes asked, out _))
        {
            return ZclStatus.MalformedCommand;
        }

        int most = Math.Min(asked.MaximumAttributes, (request.LongestAnswer - HeaderSize - 1) / StatusRecord);
        List<(ushort Id, ZclType Type)> found = [];
        foreach (AttributeDefinition row in cluster.Attributes.OrderBy(a => a.Id))
        {
            if (row.Side == request.Side && row.Id >= asked.StartAttribute
                && Find(request, cluster, attributes, row.Id, out _, out _) == ZclStatus.Success)
            {
                found.Add((row.Id, row.Type));
            }
        }

        bool isAll = found.Count <= most;
        (ushort, ZclType)[] told = [.. found.Take(most)];
        request.Answer(new DiscoverAttributesResponse(isAll ? DiscoveryProgress.Complete : DiscoveryProgress.More, new AttributeTypes(told)));
        return null;
    }

    /// <summary>An attribute that the table knows, that the node's revision has, and that the node has.</summary>
    private static ZclStatus Find(
        in ClusterRequest request, ClusterDefinition cluster, IAttributes attributes, ushort id, out AttributeDefinition? row, out AttributeValue value)
    {
        value = default;
        row = cluster.Find(request.Side, id);
        return row is not null && row.Since <= request.Revision && attributes.TryRead(id, out value) ? ZclStatus.Success : ZclStatus.UnsupportedAttribute;
    }
}
