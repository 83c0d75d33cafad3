using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processPriceSignal: up to 96 SEP Publish Prices, field for field.</summary>
internal sealed class ProcessPriceSignal : MessagingOperation
{
    private const int MaxRateLabel = 12;

    private static readonly XmlDictionaryString Block = ElementName.Of("PriceSignalMessageBlock");
    private static readonly XmlDictionaryString ProviderId = ElementName.Of("ProviderID");
    private static readonly XmlDictionaryString RateLabel = ElementName.Of("RateLabel");
    private static readonly XmlDictionaryString UnitOfMeasure = ElementName.Of("UnitOfMeasure");
    private static readonly XmlDictionaryString Currency = ElementName.Of("Currency");
    private static readonly XmlDictionaryString PriceTrailingDigit = ElementName.Of("PriceTrailingDigit");
    private static readonly XmlDictionaryString PriceTier = ElementName.Of("PriceTier");
    private static readonly XmlDictionaryString NumberOfPriceTiers = ElementName.Of("NumberOfPriceTiers");
    private static readonly XmlDictionaryString RegisterTier = ElementName.Of("RegisterTier");
    private static readonly XmlDictionaryString Price = ElementName.Of("Price");
    private static readonly XmlDictionaryString PriceRatio = ElementName.Of("PriceRatio");
    private static readonly XmlDictionaryString GenerationPrice = ElementName.Of("GenerationPrice");
    private static readonly XmlDictionaryString GenerationPriceRatio = ElementName.Of("GenerationPriceRatio");

    public override string Name => "processPriceSignal";

    public override string RequestElement => "SMTxPPriceSignalRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="PriceSignalMessageBlock" type="t:PriceSignalMessageBlock" maxOccurs="96"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="PriceSignalMessageBlock">
          <xs:annotation><xs:documentation>SEP 1.0 Publish Price. The blocks of a request must not overlap. Numbers outside these ranges are answered with StatusCode HAN-4003.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="ProviderID" type="xs:unsignedInt"/>
            <xs:element name="RateLabel" minOccurs="0"><xs:annotation><xs:documentation>At most 12 octets of UTF-8.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="12"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0"><xs:annotation><xs:documentation>The caller's own id, unique within its DUNS.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="UnitOfMeasure"><xs:annotation><xs:documentation>ZigBee SEP unit: 0 kWh.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="13"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Currency" minOccurs="0"><xs:annotation><xs:documentation>ISO 4217 number; absent means 840, US dollars.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:maxInclusive value="999"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="PriceTrailingDigit" type="t:UInt4"><xs:annotation><xs:documentation>Digits right of the decimal point of Price and GenerationPrice.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="PriceTier" type="t:UInt4"/>
            <xs:element name="NumberOfPriceTiers" type="t:UInt4"/>
            <xs:element name="RegisterTier" type="t:UInt4"/>
            <xs:element name="StartTime" type="t:TimeOrNow" minOccurs="0"/>
            <xs:element name="DurationInMinutes"><xs:annotation><xs:documentation>65535: until another price takes its place.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Price" type="xs:unsignedInt"/>
            <xs:element name="PriceRatio" type="t:Ratio" minOccurs="0"/>
            <xs:element name="GenerationPrice" minOccurs="0"><xs:simpleType><xs:restriction base="xs:unsignedInt"><xs:maxInclusive value="4294967294"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="GenerationPriceRatio" type="t:Ratio" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="UInt4"><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="15"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Ratio">
          <xs:annotation><xs:documentation>The price over the base price in tenths.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedByte"><xs:minInclusive value="1"/><xs:maxInclusive value="254"/></xs:restriction>
        </xs:simpleType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        var prices = new List<PriceSignal>();
        int count = 0;
        do
        {
            PriceSignal price = ReadPrice(reader);
            if (++count <= PriceSignalCommand.MaximumPrices)
            {
                prices.Add(price);
            }
        }
        while (reader.At(Block));

        return new PriceSignalCommand(prices) { Count = count };
    }

    private static PriceSignal ReadPrice(RequestReader reader)
    {
        reader.Open(Block);
        var price = new PriceSignal(
            reader.Integer(ProviderId), reader.OptionalText(RateLabel, MaxRateLabel), reader.OptionalUInt32(CommonElements.IssuerEventId),
            reader.Integer(UnitOfMeasure), reader.OptionalInteger(Currency), reader.Integer(PriceTrailingDigit), reader.Integer(PriceTier),
            reader.Integer(NumberOfPriceTiers), reader.Integer(RegisterTier), reader.OptionalTime(CommonElements.StartTime),
            reader.Integer(CommonElements.DurationInMinutes), reader.Integer(Price), reader.OptionalInteger(PriceRatio), reader.OptionalInteger(GenerationPrice),
            reader.OptionalInteger(GenerationPriceRatio));
        reader.Close(Block);
        return price;
    }
}
