using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Han.Tests.Interop;

/// <summary>What a foreign client read: an answer, or a Fault.</summary>
internal sealed partial record ClientAnswer(string Operation, string? StatusCode, string? RequestId, string? FaultCode, string? DetailCode, string Text)
{
    /// <summary>The MessageStatusID of each row that the answer lists.</summary>
    public string[] Rows => [.. RowId().Matches(Text).Select(m => m.Groups[1].Value)];

    /// <summary>Addresses that are open, where the answer tells.</summary>
    public int? OpenTargets => Open().Match(Text) is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : null;

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

    [GeneratedRegex("""MessageStatusID"?[>:]\s*"?([0-9a-f]{24})""")]
    private static partial Regex RowId();

    [GeneratedRegex("""OpenTargets"?[>:]\s*"?([0-9]+)""")]
    private static partial Regex Open();
}
