using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>An extension whose request is the header and one block, a type of the block's own name.</summary>
/// <param name="block">The block's element.</param>
internal abstract class BlockOperation(string block) : ExtensionOperation
{
    public override string SchemaContent => $"""
        <xs:element name="{Block.Value}" type="t:{Block.Value}"/>
        """;

    protected XmlDictionaryString Block { get; } = ElementName.Of(block);

    public override HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        reader.Open(Block);
        HanCommand command = ReadBlock(reader);
        reader.Close(Block);
        return new HanRequest(header, AddressBlock.None, command);
    }

    /// <summary>Reads the block's children.</summary>
    protected abstract HanCommand ReadBlock(RequestReader reader);
}
