using System.Text.RegularExpressions;
using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>What the requests about agreements have in common.</summary>
internal static partial class AgreementElements
{
    public const int MaxReasonText = 128;

    /// <summary>XSD of what names an agreement.</summary>
    public const string NameSchema = """
        <xs:choice>
          <xs:element name="AgreementNumber" type="t:AgreementNumber"/>
          <xs:element name="RequestID" type="t:RequestID" doc="Of the request that filed the agreement: the gateway's, or the company's own."/>
        </xs:choice>
        """;

    /// <summary>XSD of who the customer is.</summary>
    public const string CustomerSchema = """
        <xs:choice>
          <xs:element name="CustomerEmail" type="t:CustomerEmail"/>
          <xs:element name="AccountAuthorizationCode" type="t:AccountAuthorizationCode"/>
        </xs:choice>
        """;

    private const int MaxEmail = 254;
    private const int MaxCode = 32;

    private static readonly string[] _yes = ["Y"];
    private static readonly XmlDictionaryString _number = ElementName.Of("AgreementNumber");
    private static readonly XmlDictionaryString _email = ElementName.Of("CustomerEmail");
    private static readonly XmlDictionaryString _code = ElementName.Of("AccountAuthorizationCode");
    private static readonly XmlDictionaryString _termsAccepted = ElementName.Of("TermsAccepted");
    private static readonly XmlDictionaryString _reasonText = ElementName.Of("ReasonText");

    public static AgreementName ReadName(RequestReader reader, XmlDictionaryString block) =>
        TryReadName(reader) ?? throw reader.Refuse(_number.Value, "choice", $"{_number.Value} or RequestID must come first in {block.Value}");

    /// <summary>Null where none is named.</summary>
    public static AgreementName? TryReadName(RequestReader reader) => reader.OptionalInteger(_number) switch
    {
        null => reader.OptionalText(CommonElements.RequestId, CommonElements.MaxRequestId) is { } request ? new AgreementName(null, request) : null,
        >= HanAgreement.FirstNumber and <= uint.MaxValue and var number => new AgreementName(number, null),
        _ => throw reader.Refuse(_number.Value, "range", $"{_number.Value} is {HanAgreement.FirstNumber} or more"),
    };

    public static CustomerIdentity ReadCustomer(RequestReader reader)
    {
        if (reader.OptionalText(_email, MaxEmail, Email().IsMatch, "pattern", "an e-mail address") is { } email)
        {
            return new CustomerIdentity(email, null);
        }

        if (reader.OptionalText(_code, MaxCode, Code().IsMatch, "pattern", "a code of letters, digits and dashes, at most 32") is { } code)
        {
            return new CustomerIdentity(null, new SecretText(code));
        }

        throw reader.Refuse(_email.Value, "choice", $"{_email.Value} or {_code.Value} is missing");
    }

    /// <summary>TermsAccepted says Y or is not there.</summary>
    public static bool ReadTermsAccepted(RequestReader reader) => reader.OptionalWord(_termsAccepted, _yes) is not null;

    public static void RequireTermsAccepted(RequestReader reader)
    {
        if (!ReadTermsAccepted(reader))
        {
            throw reader.Refuse(_termsAccepted.Value, "missing", $"{_termsAccepted.Value} is missing");
        }
    }

    public static string? ReadReason(RequestReader reader) => reader.OptionalText(_reasonText, MaxReasonText);

    /// <summary>AgreementNumber and AgreementStatus of an acknowledgement.</summary>
    public static void WriteAgreement(this XmlDictionaryWriter xml, AgreementAcknowledgement answer)
    {
        xml.WriteOptional("AgreementNumber", answer.AgreementNumber);
        xml.WriteOptional("AgreementStatus", answer.AgreementStatus);
    }

    /// <summary>As the schema has it: what stands on both sides of one @, with a dot behind it.</summary>
    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[0-9A-Za-z\-]+\z")]
    private static partial Regex Code();
}
