using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Han.Gateway.Soap.Security;

namespace Han.Tests.Soap.Security;

/// <summary>Exclusive canonicalisation against the framework's, and against the reader's own, which hashes the Body.</summary>
public sealed class CanonicalizationTests
{
    public static TheoryData<string> Documents =>
    [
        "<a/>",
        "<a b='1' a=\"2\"  xmlns:z='urn:z' xmlns:y='urn:y' z:b='3' y:c='4'>t</a>",
        "<n0:a xmlns:n0='urn:a' xmlns:n1='urn:b'><n1:b><n0:c/></n1:b><n1:b/></n0:a>",
        "<a xmlns='urn:a'><b xmlns=''><c xmlns='urn:a'/></b></a>",
        "<a xmlns='urn:a' xmlns:u='urn:unused'><b>x</b><u:c/></a>",
        "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2'><p:c xmlns:p='urn:1'/></p:b></p:a>",
        "<a>&amp;&lt;&gt;&quot;&apos; &#13; &#9;&#10;x<![CDATA[<raw> & ]]>y</a>",
        "<a b='&amp;&lt;&gt;&quot;&apos;&#13;&#9;&#10;'/>",
        "<a><!-- gone -->t<!-- gone -->u</a>",
        "<a xml:lang='en' xmlns:x='urn:x'><x:b xml:space='preserve'> </x:b></a>",
        "<a>\u00e9\u20ac\U0001F600</a>",
        "<a>\n  <b>1</b>\n</a>",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_is_what_the_framework_makes_of_it(string document)
    {
        foreach (string? prefixes in new[] { null, "#default", "n0 n1 u" })
        {
            string[] list = prefixes is null ? [] : [.. prefixes.Split(' ').Select(p => p == "#default" ? "" : p)];
            Assert.Equal(Framework(document, prefixes), Encoding.UTF8.GetString(ExclusiveCanonicalization.ToBytes(Read(document), list)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_readers_form_of_the_same_document_is_the_same(string document)
    {
        using XmlDictionaryReader reader = Reader(document);
        reader.MoveToContent();
        using var output = new MemoryStream();
        reader.StartCanonicalization(output, includeComments: false, null);
        while (reader.Read())
        {
        }

        reader.EndCanonicalization();
        Assert.Equal(Framework(document, null), Encoding.UTF8.GetString(output.ToArray()));
    }

    /// <summary>The example of the recommendation, section 2.2: two contexts, one result.</summary>
    [Theory]
    [InlineData("<n0:local xmlns:n0='foo:bar' xmlns:n3='ftp://example.org'>{0}</n0:local>")]
    [InlineData("<n2:pdu xmlns:n1='http://example.com' xmlns:n2='http://foo.example' xml:lang='fr' xml:space='retain'>{0}</n2:pdu>")]
    public void An_elements_form_does_not_depend_on_where_it_stands(string context)
    {
        const string Inner = "<n1:elem2 xmlns:n1='http://example.net' xml:lang='en'><n3:stuff xmlns:n3='ftp://example.org'/></n1:elem2>";
        HeaderElement element = Read(context.Replace("{0}", Inner, StringComparison.Ordinal)).Children.Single();
        Assert.Equal(
            "<n1:elem2 xmlns:n1=\"http://example.net\" xml:lang=\"en\"><n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff></n1:elem2>",
            Encoding.UTF8.GetString(ExclusiveCanonicalization.ToBytes(element, [])));
    }

    private static string Framework(string document, string? prefixes)
    {
        var parsed = new XmlDocument { PreserveWhitespace = true };
        using var text = new StringReader(document);
        using XmlReader reader = XmlReader.Create(text);
        parsed.Load(reader);
        var transform = prefixes is null ? new XmlDsigExcC14NTransform() : new XmlDsigExcC14NTransform(prefixes);
        transform.LoadInput(parsed);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var copy = new StreamReader(output, Encoding.UTF8);
        return copy.ReadToEnd();
    }

    private static HeaderElement Read(string document)
    {
        using XmlDictionaryReader reader = Reader($"<Envelope>{document}</Envelope>");
        reader.MoveToContent();
        reader.Read();
        return HeaderElement.Read(reader, parent: null, new HeaderLimit());
    }

    private static XmlDictionaryReader Reader(string document) =>
        XmlDictionaryReader.CreateTextReader(Encoding.UTF8.GetBytes(document), XmlDictionaryReaderQuotas.Max);
}
