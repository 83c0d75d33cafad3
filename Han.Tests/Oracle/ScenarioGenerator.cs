using DeviceEmulator.Devices;
using FsCheck;
using FsCheck.Fluent;
using Han.Gateway.Routing;

namespace Han.Tests.Oracle;

/// <summary>Draws scenarios: small homes and few requests, close enough to one another that they meet.</summary>
internal static class ScenarioGenerator
{
    private const int Ten = 600;

    private static readonly Gen<ScenarioDevice> Device =
        from kind in Gen.Frequency((5, Gen.Constant(DeviceKind.Thermostat)), (4, Gen.Constant(DeviceKind.LoadControl)), (1, Gen.Constant(DeviceKind.InHomeDisplay)))
        from heat in Gen.Elements<ushort>(1, 1, 3)
        from load in Gen.Elements<ushort>(4, 8, 16, 12, 0x404, 0x1C)
        from grouped in Gen.Elements<byte>(0, 0, 0, 1, 2)
        from start in Gen.Elements<byte>(0, 5, 30, 60)
        from duration in Gen.Elements<byte>(0, 0, 10, 30)
        select new ScenarioDevice(0, kind, kind == DeviceKind.Thermostat ? heat : kind == DeviceKind.LoadControl ? load : (ushort)0, grouped, start, duration);

    private static readonly Gen<IReadOnlyList<ScenarioPremise>> Premises =
        from count in Gen.Elements(1, 1, 1, 2, 2, 3)
        from tdsps in Gen.Shuffle(TdspDirectory.All.Select(t => t.Name).ToArray())
        from homes in Gen.ArrayOf(Gen.SelectMany(Gen.Elements(0, 1, 1, 2, 2, 3, 4, 5), n => Gen.ArrayOf(Device, n)), count)
        select (IReadOnlyList<ScenarioPremise>)[.. homes.Select((devices, i) => new ScenarioPremise(tdsps[i], [.. devices.Select((d, slot) => d with { Slot = slot })]))];

    private static readonly Gen<ScenarioEffect> Effect =
        from cooling in Gen.Elements<byte?>(null, 10, 20)
        from heating in Gen.Elements<byte?>(null, null, 15)
        from coolingPoint in Gen.Elements<short?>(null, null, 2750)
        from heatingPoint in Gen.Elements<short?>(null, null, null, 1750)
        from load in Gen.Elements<sbyte?>(null, -30)
        from duty in Gen.Elements<byte?>(null, 50, 0)
        select new ScenarioEffect(cooling, heating, coolingPoint, heatingPoint, load, duty);

    public static Gen<Scenario> Any { get; } =
        from premises in Premises
        from count in Gen.Choose(1, 6)
        from gaps in Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(1, 20)), (3, Gen.Choose(20, 300)), (4, Gen.Choose(300, 3600))), count)
        from requests in Gen.CollectToArray(Enumerable.Range(0, count), i => Request(i, gaps.Take(i + 1).Sum(), premises))
        select new Scenario(0, premises, requests);

    private static Gen<ScenarioRequest> Request(int i, int second, IReadOnlyList<ScenarioPremise> premises)
    {
        Gen<ScenarioRequest> events = Event(second, premises);
        return i == 0 ? events : Gen.Frequency((6, events), (4, Cancel(i, second, premises)), (2, CancelAll(second, premises)));
    }

    private static Gen<ScenarioRequest> Event(int second, IReadOnlyList<ScenarioPremise> premises) =>
        from byTdsp in ByTdsp
        from to in Addresses(premises, byTdsp)
        from priority in Priority
        from deviceClass in Gen.Elements<ushort>(0xFFF, 0xFFF, 0xFFF, 1, 3, 4, 8, 5, 12, 0x1C, 0x404)
        from grouped in Gen.Elements<byte>(0, 0, 0, 0, 1)
        from start in Start(second)
        from minutes in Gen.Frequency((9, Gen.Elements(10, 20, 20, 30, 30, 60, 90, 120)), (1, Gen.Elements(1, 2, 3, 1440)))
        from criticality in Gen.Choose(1, byTdsp ? 9 : 6)
        from tooHigh in Gen.Frequency((30, Gen.Constant(false)), (1, Gen.Constant(true)))
        from control in Gen.Choose(0, 3)
        from effect in Effect
        select (ScenarioRequest)new EventRequest(
            second, byTdsp, priority, to, deviceClass, grouped, start, minutes, (byte)(tooHigh ? 10 : criticality), (byte)control, effect);

    private static Gen<ScenarioRequest> Cancel(int i, int second, IReadOnlyList<ScenarioPremise> premises) =>
        from byTdsp in ByTdsp
        from to in Addresses(premises, byTdsp)
        from priority in Priority
        from of in Gen.Choose(0, i - 1)
        from deviceClass in Gen.Elements<ushort?>(null, null, null, null, 1, 4, 0x7FF)
        from grouped in Gen.Elements<byte?>(null, null, null, null, 0, 1)
        from control in Gen.Choose(0, 1)
        from later in Gen.Frequency((6, Gen.Constant<int?>(null)), (1, Gen.Choose(-600, -1).Select(s => (int?)s)), (3, Gen.Choose(1, 7200).Select(s => (int?)s)))
        select (ScenarioRequest)new CancelRequest(second, byTdsp, priority, to, of, deviceClass, grouped, (byte)control, second + later);

    private static Gen<ScenarioRequest> CancelAll(int second, IReadOnlyList<ScenarioPremise> premises) =>
        from byTdsp in ByTdsp
        from to in Addresses(premises, byTdsp)
        from priority in Priority
        from control in Gen.Choose(0, 1)
        select (ScenarioRequest)new CancelAllRequest(second, byTdsp, priority, to, (byte)control);

    private static Gen<bool> ByTdsp => Gen.Elements(false, false, false, true);

    private static Gen<byte> Priority => Gen.Choose(0, 2).Select(p => (byte)p);

    /// <summary>Now, just past, or on the next tens of minutes: so events follow upon one another and overlap.</summary>
    private static Gen<int?> Start(int second) => Gen.Frequency(
        (3, Gen.Constant<int?>(null)),
        (1, Gen.Choose(-70, -1).Select(s => (int?)(second + s))),
        (7, Gen.Choose(1, 6).Select(k => (int?)((second / Ten + k) * Ten))));

    /// <summary>Whole premises, single devices, or both; a TDSP addresses one premise only, which is its own.</summary>
    private static Gen<IReadOnlyList<ScenarioAddress>> Addresses(IReadOnlyList<ScenarioPremise> premises, bool byTdsp)
    {
        ScenarioAddress[] homes = [.. premises.Select((_, i) => new ScenarioAddress(i, -1))];
        ScenarioAddress[] devices = [.. premises.SelectMany((p, i) => p.Devices.Select((_, k) => new ScenarioAddress(i, k)))];
        if (byTdsp)
        {
            return Gen.Elements([.. homes, .. devices]).Select(a => (IReadOnlyList<ScenarioAddress>)[a]);
        }

        Gen<IReadOnlyList<ScenarioAddress>> some = Gen.Choose(1, 4).SelectMany(n => Gen.ArrayOf(Gen.Elements([.. homes, .. devices]), n))
            .Select(a => (IReadOnlyList<ScenarioAddress>)a);
        return Gen.Frequency((2, Gen.Constant((IReadOnlyList<ScenarioAddress>)homes)), (1, some));
    }
}
