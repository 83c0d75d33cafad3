using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>The header that every request begins with, and element names that several message blocks share.</summary>
internal static class CommonElements
{
    public const int MaxRequestId = 64;
    public const int MaxRequesterId = 64;
    public const int MaxCallbackUri = 2048;

    private const int MaxDuns = 13;

    private static readonly string[] _priorities = Enum.GetNames<RequestPriority>();

    public static readonly XmlDictionaryString RequestId = ElementName.Of("RequestID");
    public static readonly XmlDictionaryString IssuerEventId = ElementName.Of("IssuerEventID");
    public static readonly XmlDictionaryString MessageId = ElementName.Of("MessageID");
    public static readonly XmlDictionaryString MessageControl = ElementName.Of("MessageControl");
    public static readonly XmlDictionaryString StartTime = ElementName.Of("StartTime");
    public static readonly XmlDictionaryString DurationInMinutes = ElementName.Of("DurationInMinutes");
    public static readonly XmlDictionaryString DeviceClass = ElementName.Of("DeviceClass");
    public static readonly XmlDictionaryString UtilityEnrollmentGroup = ElementName.Of("UtilityEnrollmentGroup");
    public static readonly XmlDictionaryString CancelControl = ElementName.Of("CancelControl");

    private static readonly XmlDictionaryString RequesterType = ElementName.Of("RequesterType");
    private static readonly XmlDictionaryString RequesterAuthenticationId = ElementName.Of("RequesterAuthenticationID");
    private static readonly XmlDictionaryString RequesterId = ElementName.Of("RequesterID");
    private static readonly XmlDictionaryString Priority = ElementName.Of("RequestPriority");
    private static readonly XmlDictionaryString CallbackUri = ElementName.Of("CallbackUri");

    public static RequestHeader ReadHeader(RequestReader reader) => new(
        reader.OptionalText(RequestId, MaxRequestId), ReadRequesterType(reader), ReadDuns(reader), reader.Text(RequesterId, MaxRequesterId),
        ReadPriority(reader), ReadCallbackUri(reader));

    /// <summary>What a cancel names: the id of an event or message, or the RequestID of the request that sent it.</summary>
    public static (uint? Id, string? RequestId) ReadChoice(RequestReader reader, XmlDictionaryString idElement, XmlDictionaryString block)
    {
        uint? id = reader.OptionalUInt32(idElement);
        string? requestId = id is null ? reader.OptionalText(RequestId, MaxRequestId) : null;
        return id is null && requestId is null
            ? throw reader.Refuse(idElement.Value, "choice", $"{idElement.Value} or RequestID must come first in {block.Value}")
            : (id, requestId);
    }

    private static byte ReadRequesterType(RequestReader reader) => reader.Integer(RequesterType) is >= 0 and <= 5 and var type
        ? (byte)type
        : throw reader.Refuse(RequesterType.Value, "range", "RequesterType is 0 to 5");

    private static string ReadDuns(RequestReader reader) => reader.Text(
        RequesterAuthenticationId, MaxDuns, duns => duns.Length is 9 or MaxDuns && !duns.AsSpan().ContainsAnyExceptInRange('0', '9'), "pattern", "a DUNS of 9 or 13 digits");

    private static RequestPriority ReadPriority(RequestReader reader) => Enum.Parse<RequestPriority>(reader.Word(Priority, _priorities));

    private static Uri? ReadCallbackUri(RequestReader reader)
    {
        if (reader.OptionalText(CallbackUri, MaxCallbackUri) is not { } text)
        {
            return null;
        }

        // Scheme and host are judged by the callback sender's allow list; "/path" would otherwise pass as a file URI.
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is ("http" or "https")
            ? uri
            : throw reader.Refuse(CallbackUri.Value, "uri", "CallbackUri is an absolute http or https URI");
    }
}
