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
        <xs:complexType name="PriceSignalMessageBlock" doc="SEP 1.0 Publish Price. The blocks of a request must not overlap. Numbers outside these ranges are answered with StatusCode HAN-4003.">
          <xs:sequence>
            <xs:element name="ProviderID" type="xs:unsignedInt" doc="Number of the provider of the energy, as devices show or compare it."/>
            <xs:element name="RateLabel" minOccurs="0" doc="At most 12 octets of UTF-8."><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="12"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0" doc="The caller's own id, unique within its DUNS."/>
            <xs:element name="UnitOfMeasure" doc="Unit of SEP in binary: 0 kWh, 1 cubic metre, 2 cubic foot, 3 hundred cubic feet, 4 US gallon, 5 imperial gallon, 6 BTU, 7 litre, 8 and 9 kPa (gauge, absolute), 10 thousand cubic feet, 11 unitless, 12 MJ, 13 kvar hour."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="13"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Currency" minOccurs="0" doc="ISO 4217 number; absent means 840, US dollars."><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:maxInclusive value="999"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="PriceTrailingDigit" type="t:UInt4" doc="Digits right of the decimal point of Price and GenerationPrice."/>
            <xs:element name="PriceTier" type="t:UInt4" doc="Tier of this price, no more than NumberOfPriceTiers; 0 for none."/>
            <xs:element name="NumberOfPriceTiers" type="t:UInt4" doc="Tiers that the tariff has; 0 for none."/>
            <xs:element name="RegisterTier" type="t:UInt4" doc="Register that counts the energy of this tier; 0 for none."/>
            <xs:element name="StartTime" type="t:TimeOrNow" minOccurs="0"/>
            <xs:element name="DurationInMinutes" doc="65535: until another price takes its place."><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Price" type="xs:unsignedInt" doc="A unit's price in the smallest part of the currency that PriceTrailingDigit leaves: 1234 with four digits is 0.1234."/>
            <xs:element name="PriceRatio" type="t:Ratio" minOccurs="0"/>
            <xs:element name="GenerationPrice" minOccurs="0" doc="What is paid for a unit that the customer delivers, written like Price."><xs:simpleType><xs:restriction base="xs:unsignedInt"><xs:maxInclusive value="4294967294"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="GenerationPriceRatio" type="t:Ratio" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="UInt4"><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="15"/></xs:restriction></xs:simpleType>
        <xs:simpleType name="Ratio" doc="The price over the base price in tenths.">
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
