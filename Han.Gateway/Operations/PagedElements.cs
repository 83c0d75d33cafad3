using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>Page and PageSize of operations that answer with a part of something long.</summary>
internal static class PagedElements
{
    /// <summary>XSD of both, for the end of a block.</summary>
    public const string Schema = """
        <xs:element name="Page" minOccurs="0" doc="From 1, which is what absent means."><xs:simpleType><xs:restriction base="xs:int"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element name="PageSize" minOccurs="0" doc="Absent means 100."><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/><xs:maxInclusive value="500"/></xs:restriction></xs:simpleType></xs:element>
        """;

    private static readonly XmlDictionaryString Page = ElementName.Of("Page");
    private static readonly XmlDictionaryString PageSize = ElementName.Of("PageSize");

    public static PageRequest Read(RequestReader reader) => new(reader.OptionalInteger(Page) ?? 1, reader.OptionalInteger(PageSize) ?? PageRequest.DefaultSize);
}
