using System.Xml.Linq;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>A value of every ZCL type in a Report Attributes, as Wireshark shows it.</summary>
[Trait("Category", "Interop")]
public sealed class TsharkTypeTests
{
    /// <summary>No attribute of the Basic cluster, so that the value is shown by its type alone.</summary>
    private const ushort UnnamedAttribute = 0x4321;

    /// <summary>
    /// Type, octets, and what Wireshark shows from the value on: name and value of each field. A structure is not here: Wireshark 4.0 takes an
    /// attribute id before each of its elements for granted, which the type does not have.
    /// </summary>
    public static TheoryData<ZclType, string, string> Values => new()
    {
        { ZclType.Data8, "A5", "bytes=a5" },
        { ZclType.Data24, "015AA5", "bytes=015aa5" },
        { ZclType.Data64, "0102030405060708", "bytes=0102030405060708" },
        { ZclType.Boolean, "01", "boolean=1" },
        { ZclType.Map8, "A5", "bitmap8=165" },
        { ZclType.Map16, "5AA5", "bitmap16=42330" },
        { ZclType.Map24, "015AA5", "bitmap24=10836481" },
        { ZclType.Map32, "02015AA5", "bitmap32=2774139138" },
        { ZclType.Map40, "0102030405", "bitmap40=21542142465" },
        { ZclType.Map48, "010203040506", "bitmap48=6618611909121" },
        { ZclType.Map56, "01020304050607", "bitmap56=1976943448883713" },
        { ZclType.Map64, "0102030405060708", "bitmap64=578437695752307201" },
        { ZclType.UInt8, "FE", "uint8=254" },
        { ZclType.UInt16, "FEFF", "uint16=65534" },
        { ZclType.UInt24, "FEFFFF", "uint24=16777214" },
        { ZclType.UInt32, "FEFFFFFF", "uint32=4294967294" },
        { ZclType.UInt40, "FEFFFFFFFF", "uint40=1099511627774" },
        { ZclType.UInt48, "FEFFFFFFFFFF", "uint48=281474976710654" },
        { ZclType.UInt56, "FEFFFFFFFFFFFF", "uint56=72057594037927934" },
        { ZclType.UInt64, "FEFFFFFFFFFFFFFF", "uint64=18446744073709551614" },
        { ZclType.Int8, "81", "int8=-127" },
        { ZclType.Int16, "0180", "int16=-32767" },
        { ZclType.Int24, "010080", "int24=-8388607" },
        { ZclType.Int32, "01000080", "int32=-2147483647" },
        { ZclType.Int40, "0100000080", "int64=-549755813887" },
        { ZclType.Int48, "010000000080", "int64=-140737488355327" },
        { ZclType.Int56, "01000000000080", "int64=-36028797018963967" },
        { ZclType.Int64, "0100000000000080", "int64=-9223372036854775807" },
        { ZclType.Enum8, "03", "uint8=3" },
        { ZclType.Enum16, "0201", "uint16=258" },
        { ZclType.Float16, "003E", "bytes=003e" },
        { ZclType.Float32, "0000C03F", "float=1.5" },
        { ZclType.Float64, "00000000000002C0", "float=-2.25" },
        { ZclType.OctetString, "03000102", "ostr=000102" },
        { ZclType.CharacterString, "03455349", "str=ESI" },
        { ZclType.LongOctetString, "03000A0B0C", "ostr=0a0b0c" },
        { ZclType.LongCharacterString, "04006C6F6E67", "str=long" },
        { ZclType.Array, "2103000100FFFF0300", "elements_type=33 elements_num=3 uint16=1 uint16=65535 uint16=3" },
        { ZclType.Set, "200200AABB", "elements_type=32 elements_num=2 uint8=170 uint8=187" },
        { ZclType.Bag, "200200AABB", "elements_type=32 elements_num=2 uint8=170 uint8=187" },
        { ZclType.TimeOfDay, "173B3A63", "hours=23 mins=59 secs=58 csecs=99" },
        { ZclType.Date, "7A060E02", "yy=122 mm=6 md=14 wd=2" },
        { ZclType.UtcTime, "5D4C3B2A", "utc=708529245" },
        { ZclType.ClusterId, "0107", "cid=1793" },
        { ZclType.AttributeId, "0004", "attr_id=1024" },
        { ZclType.BacnetOid, "01020304", "bytes=01020304" },
        { ZclType.IeeeAddress, "02000000006F0D00", "bytes=02000000006f0d00" },
        { ZclType.SecurityKey, "000102030405060708090A0B0C0D0E0F", "bytes=000102030405060708090a0b0c0d0e0f" },
    };

    [SkippableTheory]
    [MemberData(nameof(Values))]
    public void A_value_is_shown_as_its_type(ZclType type, string hex, string expected)
    {
        TsharkCapture.Require();
        byte[] value = Convert.FromHexString(hex);
        byte[] frame = new byte[64];
        ReportAttributes report = new(new AttributeRecords(AttributeRecordLayout.TypedValue).With(UnnamedAttribute, type, value));
        int length = ZclFrame.Write(frame, 1, Direction.ServerToClient, disableDefaultResponse: true, report);
        using TsharkCapture capture = new();
        capture.Add(ClusterId.Basic, Direction.ServerToClient, frame.AsSpan(0, length));
        XElement element = Assert.Single(capture.Dissect());
        TsharkPacket packet = new(element);
        Assert.False(packet.IsMalformed);

        int valueStart = TsharkPacket.PayloadStart + 3;
        string shown = string.Join(' ', element.Descendants("field")
            .Where(field => TsharkPacket.Position(field) >= valueStart && field.Attribute("name")!.Value.StartsWith("zbee_zcl", StringComparison.Ordinal))
            .DistinctBy(TsharkPacket.Position)
            .Select(field => $"{field.Attribute("name")!.Value.Split('.')[^1]}={TsharkPacket.Shown(field)}"));
        Assert.Equal(expected, shown);
    }
}
