using System.Globalization;
using System.Xml;
using Han.Gateway.Requests;
using Han.Gateway.Soap;

namespace Han.Gateway.Operations;

/// <summary>
/// Reads unqualified elements in sequence order, forward only. Between calls the reader stands on a start tag or an end tag, never on text, so
/// "is the optional element here" is one comparison. Whatever the schema forbids ends in a fault that names element, address and rule.
/// </summary>
/// <param name="isSigned">True while a canonicalisation runs along: it misses what is read in chunks, so that values are read as strings.</param>
internal sealed class RequestReader(XmlDictionaryReader xml, bool isSigned)
{
    /// <summary>Characters; longer than any word of a list.</summary>
    private const int MaxWord = 64;

    /// <summary>Blanks around a value do not count towards its length, but there is an end to them as well.</summary>
    private const int MaxBlanks = 1024;

    /// <summary>Places beyond a limit, so that a character that takes two is read there and seen to be too much, and not taken for the end of the text.</summary>
    private const int LongestCharacter = 2;

    private char[] _text = new char[MaxWord + MaxBlanks + LongestCharacter];

    // Whether an element begins here. Not inside an empty one: it has no end tag of its own, the reader stands on it until Close steps over it.
    private bool _atElement = xml.NodeType == XmlNodeType.Element;

    /// <summary>The Address being read, from 1; null outside the address list.</summary>
    public int? AddressOrdinal { get; set; }

    // IsStartElement would look for content on its own account, which MoveToTag has done already, and costs three times as much.
    public bool At(XmlDictionaryString name) =>
        _atElement && xml.IsLocalName(name) && xml.IsNamespaceUri(XmlDictionaryString.Empty);

    public void Open(XmlDictionaryString name)
    {
        Expect(name);
        Enter(name);
    }

    /// <summary>Opens the element that the reader stands on and whose qualified name the caller has checked.</summary>
    public void Enter(XmlDictionaryString name)
    {
        if (xml.IsEmptyElement)
        {
            _atElement = false;
            return;
        }

        Advance();
        MoveToTag(name);
    }

    public void Close(XmlDictionaryString name)
    {
        if (_atElement)
        {
            throw Refuse(xml.LocalName, "sequence", $"{Described()} is unknown, repeated or out of order in {name.Value}");
        }

        Advance();
        MoveToTag(name);
    }

    /// <summary>Steps over an element unread.</summary>
    public void Skip(XmlDictionaryString name)
    {
        xml.Skip();
        MoveToTag(name);
    }

    public string? OptionalText(XmlDictionaryString name, int maxLength) => At(name) ? ReadText(name, maxLength).ToString() : null;

    public string Text(XmlDictionaryString name, int maxLength) => Characters(name, maxLength).ToString();

    /// <summary>A text that is good until the next element is read.</summary>
    public ReadOnlySpan<char> Characters(XmlDictionaryString name, int maxLength)
    {
        Expect(name);
        return ReadText(name, maxLength);
    }

    /// <summary>Text of a certain form.</summary>
    /// <param name="rule">What the fault calls the form.</param>
    /// <param name="form">The form in words, as in "NAME is ...".</param>
    public string Text(XmlDictionaryString name, int maxLength, Predicate<string> fits, string rule, string form)
    {
        Expect(name);
        return ReadUpTo(name, maxLength).ToString() is { Length: > 0 } text && fits(text) ? text : throw Refuse(name.Value, rule, $"{name.Value} is {form}");
    }

    /// <inheritdoc cref="Text(XmlDictionaryString, int, Predicate{string}, string, string)"/>
    public string? OptionalText(XmlDictionaryString name, int maxLength, Predicate<string> fits, string rule, string form) =>
        At(name) ? Text(name, maxLength, fits, rule, form) : null;

    /// <summary>One of a closed list of words.</summary>
    public string Word(XmlDictionaryString name, IReadOnlyList<string> words) => Text(
        name, MaxWord, words.Contains, "enumeration", words is [var only] ? only : $"one of {string.Join(", ", words)}");

    /// <inheritdoc cref="Word"/>
    public string? OptionalWord(XmlDictionaryString name, IReadOnlyList<string> words) => At(name) ? Word(name, words) : null;

    public long? OptionalInteger(XmlDictionaryString name) => At(name) ? ReadInteger(name) : null;

    public long Integer(XmlDictionaryString name)
    {
        Expect(name);
        return ReadInteger(name);
    }

    public uint? OptionalUInt32(XmlDictionaryString name) => OptionalInteger(name) switch
    {
        null => null,
        >= uint.MinValue and <= uint.MaxValue and long value => (uint)value,
        _ => throw Refuse(name.Value, "range", $"{name.Value} is 0 to {uint.MaxValue}"),
    };

    public RequestTime OptionalTime(XmlDictionaryString name)
    {
        RequestTime time = default;
        _ = OptionalText(
            name, DateTimeText.MaxLength, text => DateTimeText.TryParse(text, out time), "time", "an xs:dateTime like 2026-07-01T14:00:00, with or without an offset like -05:00, or 0 for now");
        return time;
    }

    public SoapFaultException Refuse(string element, string rule, string message) => new(SoapFault.Body(new SoapFaultDetail(
        SoapFaultDetail.SchemaCode, element, AddressOrdinal, rule,
        AddressOrdinal is { } ordinal ? string.Create(CultureInfo.InvariantCulture, $"Address {ordinal}: {message}") : message)));

    private void Expect(XmlDictionaryString name)
    {
        if (At(name))
        {
            return;
        }

        throw !_atElement
            ? Refuse(name.Value, "missing", $"{name.Value} is missing")
            : Refuse(xml.LocalName, "sequence", $"{Described()} stands where {name.Value} is expected");
    }

    private long ReadInteger(XmlDictionaryString name) =>
        long.TryParse(ReadText(name, maxLength: 20), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Refuse(name.Value, "integer", $"{name.Value} is a whole number");

    private ReadOnlySpan<char> ReadText(XmlDictionaryString name, int maxLength)
    {
        ReadOnlySpan<char> text = ReadUpTo(name, maxLength);
        return text.IsEmpty ? throw Refuse(name.Value, "length", $"{name.Value} has 1 to {maxLength} characters") : text;
    }

    /// <summary>Empty where there is nothing or too much: a fault must follow, for the reader may then stand anywhere.</summary>
    private ReadOnlySpan<char> ReadUpTo(XmlDictionaryString name, int maxLength)
    {
        int length = 0;
        if (!xml.IsEmptyElement)
        {
            // Text comes in several nodes around comments, CDATA sections and character references.
            for (Advance(); xml.NodeType is not XmlNodeType.EndElement and var type; Advance())
            {
                if (type == XmlNodeType.Element)
                {
                    throw Refuse(xml.LocalName, "content", $"{name.Value} holds text only");
                }

                if (type != XmlNodeType.Comment && !TryTakeText(ref length, maxLength + MaxBlanks))
                {
                    return default;
                }
            }
        }

        Advance();
        MoveToTag(name);
        ReadOnlySpan<char> text = _text.AsSpan(0, length);
        if (length > 0 && (text[0] <= ' ' || text[^1] <= ' '))
        {
            text = text.Trim(" \t\r\n");
        }

        return text.Length <= maxLength ? text : default;
    }

    /// <summary>Adds the text that the reader stands on; false where it is more than <paramref name="most"/> with what there is.</summary>
    private bool TryTakeText(ref int length, int most)
    {
        if (_text.Length < most + LongestCharacter)
        {
            Array.Resize(ref _text, most + LongestCharacter);
        }

        if (isSigned)
        {
            string value = xml.Value;
            bool fits = value.Length <= most - length && value.TryCopyTo(_text.AsSpan(length));
            length += value.Length;
            return fits;
        }

        int read;
        do
        {
            read = xml.ReadValueChunk(_text, length, most + LongestCharacter - length);
            length += read;
        }
        while (read > 0 && length <= most);
        return length <= most;
    }

    /// <summary>To the next start or end tag, over blanks and comments.</summary>
    private void MoveToTag(XmlDictionaryString near)
    {
        XmlNodeType type;
        while ((type = xml.NodeType) is not (XmlNodeType.Element or XmlNodeType.EndElement))
        {
            if (type is XmlNodeType.Text or XmlNodeType.CDATA && !xml.Value.AsSpan().Trim(" \t\r\n").IsEmpty)
            {
                throw Refuse(near.Value, "content", $"there is text between the elements at {near.Value}");
            }

            Advance();
        }

        _atElement = type == XmlNodeType.Element;
    }

    private void Advance()
    {
        if (!xml.Read())
        {
            throw new SoapFaultException(SoapFault.Malformed);
        }
    }

    // Names come from the caller and go back to it and to the log: only as long as a name of ours could be.
    private string Described()
    {
        string name = xml.LocalName.Length <= 64 ? xml.LocalName : xml.LocalName[..64];
        return xml.NamespaceURI.Length == 0 ? name : $"{name} (in a namespace)";
    }
}
