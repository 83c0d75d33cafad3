using System.Text.Json;
using System.Xml.Linq;

namespace Han.Tests.Interop;

/// <summary>What a foreign client read: an answer, or a Fault.</summary>
internal sealed record ClientAnswer(string Operation, string? StatusCode, string? RequestId, string? FaultCode, string? DetailCode, string Text)
{
    public static ClientAnswer FromJson(JsonElement element)
    {
        string operation = element.GetProperty("operation").GetString()!;
        if (element.TryGetProperty("fault", out JsonElement fault))
        {
            return new(operation, null, null, fault.GetProperty("code").GetString(), fault.GetProperty("detail").GetProperty(nameof(FaultCode)).GetString(), fault.GetRawText());
        }

        JsonElement answer = element.GetProperty("answer");
        return new(operation, answer.GetProperty(nameof(StatusCode)).GetString(), answer.GetProperty("RequestID").GetString(), null, null, answer.GetRawText());
    }

    public static ClientAnswer FromXml(string operation, XDocument document)
    {
        string? First(string name) => (string?)document.Descendants(name).FirstOrDefault();
        return new(operation, First(nameof(StatusCode)), First("RequestID"), First("faultcode"), First(nameof(FaultCode)), document.ToString());
    }
}
