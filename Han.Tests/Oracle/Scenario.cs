using System.Globalization;
using System.Text;
using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>What is asked of a few homes in one day: the whole input of the oracle and of the gateway it is compared with. Seconds count from its origin.</summary>
/// <param name="Number">Gives every address its value, so that no two scenarios share one.</param>
/// <param name="Requests">By rising time.</param>
internal sealed record Scenario(int Number, IReadOnlyList<ScenarioPremise> Premises, IReadOnlyList<ScenarioRequest> Requests)
{
    public const string Rep = "111111111";

    public Eui64 Esi(int premise) => new((0x02_5C_00UL << 40) | ((ulong)Number << 8) | (uint)premise);

    public Eui64 Device(ScenarioAddress at) =>
        at.Device < 0 ? default : new((0x02_DC_00UL << 40) | ((ulong)Number << 16) | ((ulong)at.Premise << 8) | (uint)Premises[at.Premise].Devices[at.Device].Slot);

    public string EsiId(int premise) => string.Create(CultureInfo.InvariantCulture, $"77{Number:D8}{premise:D7}");

    public string Meter(int premise) => string.Create(CultureInfo.InvariantCulture, $"M{Number:D8}{premise}");

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"scenario {Number}\n");
        foreach (ScenarioPremise premise in Premises)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {premise.Tdsp}: {string.Join(", ", premise.Devices)}\n");
        }

        foreach (ScenarioRequest request in Requests)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {request}\n");
        }

        return text.ToString();
    }
}
