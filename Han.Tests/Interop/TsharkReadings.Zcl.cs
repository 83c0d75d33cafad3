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
        List<WriteAttributesNoResponse>(Direction.ServerToClient, command => Numbers(command.Attributes)),
        List<WriteAttributesResponse>(Direction.ClientToServer, command => command.Failures.IsEmpty ? [0] : Numbers(command.Failures)),
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
            if (record.TryGetNumber(out long value))
            {
                numbers.AddRange([(byte)record.Type, value]);
            }
        }

        return [.. numbers];
    }
}
