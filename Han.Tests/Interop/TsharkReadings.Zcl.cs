using System.Globalization;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private static TsharkReading[] Zcl() =>
    [
        List<DefaultResponse>(Direction.ClientToServer, command => [command.RespondedCommandId, (byte)command.Status]),
        List<ReadAttributes>(Direction.ServerToClient, command => [.. Enumerable.Range(0, command.Attributes.Count).Select(i => (long)command.Attributes[i])]),
        List<ReadAttributesResponse>(Direction.ClientToServer, command => Numbers(command.Attributes)),
        List<WriteAttributes>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<WriteAttributesUndivided>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<WriteAttributesNoResponse>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<WriteAttributesResponse>(Direction.ClientToServer, command => command.Failures.IsEmpty ? [0] : Numbers(command.Failures)),
        List<ConfigureReporting>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<ConfigureReportingResponse>(Direction.ClientToServer, command => command.Failures.IsEmpty ? [0] : Numbers(command.Failures)),
        List<ReadReportingConfiguration>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<ReadReportingConfigurationResponse>(Direction.ClientToServer, command => Numbers(command.Attributes)),
        List<ReportAttributes>(Direction.ClientToServer, command => Numbers(command.Attributes)),
        List<DiscoverAttributes>(Direction.ServerToClient, command => [command.StartAttribute, command.MaximumAttributes]),

        // Wireshark shows the attributes alone, not whether there are more.
        List<DiscoverAttributesResponse>(Direction.ClientToServer, command =>
            [.. Enumerable.Range(0, command.Attributes.Count).SelectMany(i => new long[] { command.Attributes[i].Id, (byte)command.Attributes[i].Type })]),
    ];

    private static TsharkReading List<T>(Direction direction, Func<T, long[]> expected) where T : struct, ISepCommand<T> =>
        TsharkReading.Sequence<T>(direction, ClusterId.Drlc, command => expected(command).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static long[] Numbers(AttributeRecords records)
    {
        List<long> numbers = [];
        foreach (AttributeRecord record in records)
        {
            long[] head = records.Layout switch
            {
                AttributeRecordLayout.StatusOnly => [(byte)record.Status, record.Id],
                AttributeRecordLayout.StatusThenValue => [record.Id, (byte)record.Status],
                _ => [record.Id],
            };
            numbers.AddRange(head);
            if (record.Status == ZclStatus.Success)
            {
                numbers.AddRange([(byte)record.Type, Number(record.Value)]);
            }
        }

        return [.. numbers];
    }

    private static long[] Numbers(ReportingRecords records)
    {
        List<long> numbers = [];
        bool hasStatus = records.Layout is ReportingRecordLayout.StatusOnly or ReportingRecordLayout.StatusThenConfiguration;
        foreach (ReportingRecord record in records)
        {
            if (hasStatus)
            {
                numbers.Add((byte)record.Status);
            }

            numbers.AddRange([(byte)record.Direction, record.Id]);
            bool configured = record.Status == ZclStatus.Success && records.Layout != ReportingRecordLayout.DirectionOnly;
            if (configured && record.Direction == ReportingDirection.Received)
            {
                numbers.Add(record.TimeoutSeconds);
            }
            else if (configured)
            {
                numbers.AddRange([(byte)record.Type, record.MinimumIntervalSeconds, record.MaximumIntervalSeconds]);
                if (!record.ReportableChange.Octets.IsEmpty)
                {
                    numbers.Add(Number(record.ReportableChange));
                }
            }
        }

        return [.. numbers];
    }

    // Wireshark shows the marker for "not a value" as the number that its octets would be.
    private static long Number(ZclValue value) => value.TryGetNumber(out long number) ? number
        : value.TryGetBits(out ulong bits) ? (long)bits
        : throw new InvalidOperationException($"{value.Type} is not shown as one number.");
}
