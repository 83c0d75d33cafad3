using System.Text;
using System.Xml;
using Han.Gateway.Operations;
using Han.Gateway.Soap;

namespace Han.Tests.Soap;

/// <summary>Text is read in chunks, or as strings while a canonicalisation runs along: what comes out is the same.</summary>
public sealed class RequestReaderTests
{
    private const int MaxLength = 32;
    private const int MaxBlanks = 1024;

    private static readonly XmlDictionaryString _name = ElementName.Of("a");

    public static TheoryData<string, string> Texts => new()
    {
        { "1", "1" },
        { " \t12 34\r\n", "12 34" },
        { "1<!-- 2 -->3<![CDATA[<4>]]>&#53;&lt;", "13<4>5<" },
        { "é€😀", "é€😀" },
        { new string('x', MaxLength), new string('x', MaxLength) },
        { new string('x', MaxLength - 2) + "😀", new string('x', MaxLength - 2) + "😀" },
        { new string(' ', MaxBlanks) + new string('x', MaxLength), new string('x', MaxLength) },
        { $"{new string(' ', MaxBlanks / 2)}<!-- -->{new string('\t', MaxBlanks / 2)}1", "1" },
    };

    /// <summary>What does not fit any more is no end of the text.</summary>
    public static TheoryData<string> Refused =>
    [
        "",
        " \r\n",
        new string('x', MaxLength + 1),
        new string('x', MaxLength - 1) + "😀",
        new string(' ', MaxBlanks + 1) + new string('x', MaxLength),
        "1" + new string(' ', MaxBlanks + MaxLength - 1) + "😀",
        "1" + new string(' ', MaxBlanks + MaxLength) + "<!-- -->x",
        "1" + new string(' ', 3 * MaxBlanks),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void ATextIsReadWholeAndTrimmed(string written, string read)
    {
        Assert.Equal(read, Read(written, isSigned: false));
        Assert.Equal(read, Read(written, isSigned: true));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void ATextThatIsEmptyOrTooLongIsRefusedAndNeverCut(string written)
    {
        foreach (bool isSigned in new[] { false, true })
        {
            SoapFaultException refused = Assert.Throws<SoapFaultException>(() => Read(written, isSigned));
            Assert.Equal(("a", "length"), (refused.Fault.Detail?.Element, refused.Fault.Detail?.Rule));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AShortTextAfterALongOneIsItself(bool isSigned)
    {
        string longer = new('y', 5000);
        byte[] document = Encoding.UTF8.GetBytes($"<b><a>{longer}</a><a>1</a><a>{longer}</a><a>2</a></b>");
        using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(document, XmlDictionaryReaderQuotas.Max);
        xml.MoveToContent();
        var reader = new RequestReader(xml, isSigned);
        reader.Open(ElementName.Of("b"));
        Assert.Equal([longer, "1", longer, "2"], new[] { 5000, 1, 5000, 1 }.Select(length => reader.Text(_name, length)));
    }

    private static string Read(string written, bool isSigned)
    {
        byte[] document = Encoding.UTF8.GetBytes($"<b><a>{written}</a><c/></b>");
        using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(document, XmlDictionaryReaderQuotas.Max);
        using var canonical = new MemoryStream();
        xml.MoveToContent();
        if (isSigned)
        {
            xml.StartCanonicalization(canonical, includeComments: false, null);
        }

        var reader = new RequestReader(xml, isSigned);
        reader.Open(ElementName.Of("b"));
        string text = reader.Text(_name, MaxLength);
        reader.Skip(ElementName.Of("c"));
        if (isSigned)
        {
            // Nothing that was read is missing from what is hashed.
            xml.Read();
            xml.EndCanonicalization();
            Assert.Equal(CanonicalOf(document), canonical.ToArray());
        }

        return text;
    }

    /// <summary>Of a document that is only passed over.</summary>
    private static byte[] CanonicalOf(byte[] document)
    {
        using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(document, XmlDictionaryReaderQuotas.Max);
        using var canonical = new MemoryStream();
        xml.MoveToContent();
        xml.StartCanonicalization(canonical, includeComments: false, null);
        while (xml.Read())
        {
        }

        xml.EndCanonicalization();
        return canonical.ToArray();
    }
}
