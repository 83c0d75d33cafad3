namespace Han.Gateway.Soap.Security;

/// <summary>How much of a Header is kept: many times what any client sends, and little enough to hold for every caller at once.</summary>
internal sealed class HeaderLimit
{
    public const int MaxElements = 512;
    public const int MaxAttributes = 1024;
    public const int MaxCharacters = 128 * 1024;

    private int _elements;
    private int _attributes;
    private int _characters;

    public void Element(int characters)
    {
        _elements++;
        Count(characters);
    }

    public void Attribute(int characters)
    {
        _attributes++;
        Count(characters);
    }

    public void Text(int characters) => Count(characters);

    private void Count(int characters)
    {
        _characters += characters;
        if (_elements > MaxElements || _attributes > MaxAttributes || _characters > MaxCharacters)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurity("the Header is too large"));
        }
    }
}
