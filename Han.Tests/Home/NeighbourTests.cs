using DeviceEmulator.Esi;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.Home;

/// <summary>Two homes on one air: a device is in range of both ESIs, and both let devices join.</summary>
public sealed class NeighbourTests
{
    private static readonly Eui64[] Esis = [new(0x0200_0000_0000_0001), new(0x0200_0000_0000_0002)];

    [Theory]
    [InlineData(HomeFidelity.Application)]
    [InlineData(HomeFidelity.Radio)]
    public void A_device_between_two_ESIs_joins_the_one_that_knows_its_code(HomeFidelity fidelity)
    {
        Agenda agenda = new();
        agenda.Enter(HomeRig.Start);
        IHomeRadio radios = fidelity == HomeFidelity.Radio ? new AirHomeRadio(agenda, default, 7) : new ApplicationHomeRadio(agenda, default, 7);
        EmulatedHome[] homes =
        [
            new(agenda, radios, new HomeOptions(7, Esis[0], [HomeRig.Thermostat(0x11)])),
            new(agenda, radios, new HomeOptions(7, Esis[1], [HomeRig.WaterHeater(0x21)])),
        ];
        foreach (EmulatedHome home in homes)
        {
            home.Esi.PowerOn();
            home.Esi.Open(TimeSpan.FromHours(1));
        }

        Run(agenda, TimeSpan.FromSeconds(10));
        Assert.NotEqual(homes[0].Esi.Network!.Value.ExtendedPanId, homes[1].Esi.Network!.Value.ExtendedPanId);
        homes[0].Devices[0].PowerOn();
        homes[1].Devices[0].PowerOn();
        Run(agenda, TimeSpan.FromMinutes(20));
        for (int i = 0; i < homes.Length; i++)
        {
            HomeDevice own = homes[i].Devices[0];
            Assert.Equal((CommissioningState.Running, Esis[i]), (own.Way.State, own.Way.Esi));
            Assert.Contains(homes[i].Esi.Attempts, a => a.Device == own.Address && a.Word == nameof(KeyEstablishmentResult.Established));
            Assert.DoesNotContain(homes[i].Esi.Attempts, a => a.Device != own.Address && a.Outcome != JoinAttemptOutcome.Refused);
        }

        // Each asked at one of the two first, so at least one was sent on.
        Assert.Contains(homes.SelectMany(h => h.Esi.Attempts), a => a.Refusal == JoinRefusal.UnknownDevice);
    }

    private static void Run(Agenda agenda, TimeSpan time)
    {
        MarketTime until = agenda.Now.Plus(time);
        while (agenda.TryStep(until))
        {
        }

        agenda.Enter(until);
    }
}
