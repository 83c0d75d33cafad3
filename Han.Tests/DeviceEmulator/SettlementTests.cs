using System.Globalization;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using static Han.Tests.DeviceEmulator.HanRig;

namespace Han.Tests.DeviceEmulator;

/// <summary>Every answer that an ESI announces for a cancel comes: as the device's frame, or as word that none will.</summary>
public sealed class SettlementTests
{
    private readonly HanRig _han = new(Load());

    [Fact]
    public void A_device_that_is_superseded_meanwhile_settles_the_cancel()
    {
        _han.Send(Event(1)).To(70).Send(Cancel(1) with { EffectiveTime = At(110).ToSep() }, 2).Send(Event(2, 90), 3).To(200);
        Assert.Equal("01 02 01 07 02 03", _han.Said);
        Assert.Equal(["2 stored 1", "2 1 settled"], _han.Up.Where(u => u[0] == '2'));
        Assert.True(_han.Up.IndexOf("1 1 07") < _han.Up.IndexOf("2 1 settled"));
    }

    [Fact]
    public void A_device_that_turns_out_not_to_be_concerned_settles_the_cancel()
    {
        _han.Esi.Deliver(Decode(0, Event() with { DeviceClass = DeviceClass.GenerationSystems }), new(1, 0), default);
        _han.Esi.Deliver(Decode(1, Cancel()), new(2, 0), default);
        _han.Settle().To(10);
        Assert.Equal("ok FD", _han.Said);
        Assert.Equal(["1 stored 1", "2 stored 1", "2 1 settled"], _han.Up);
    }

    [Fact]
    public void A_device_that_rejects_the_event_settles_the_cancel()
    {
        _han.Send(Event(), 1, default, o => o[13] = 0).Send(Cancel(), 2).To(10);
        Assert.Equal(["1 stored 1", "2 stored 1", "1 1 FE", "2 1 settled"], _han.Up);
        Assert.True(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_refused_cancel_is_answered_by_the_refusal_and_the_other_by_the_end()
    {
        _han.Send(Event()).To(10).Send(Cancel() with { EffectiveTime = At(100).ToSep() }, 2).Send(Cancel() with { EffectiveTime = At(121).ToSep() }, 3).To(200);
        Assert.Equal(["2 stored 1", "3 stored 1", "3 1 F9", "2 1 06"], _han.Up.Where(u => u[0] != '1'));
    }

    [Fact]
    public void A_device_that_answers_a_cancel_all_holds_nothing_that_it_has_kept_silent_about()
    {
        HanRig han = new(new Interpretation { FilteredOut = FilteredOut.Silent }, Load());
        han.Send(Event()).Send(Event(2) with { DeviceClass = DeviceClass.GenerationSystems }, 2).To(10);
        han.Send(new CancelAllLoadControlEvents(CancelControl.EndAtOnce), 3).To(11);
        Assert.Equal(["3 stored 2", "3 1 06", "3 1 settled"], han.Up.Where(u => u[0] == '3'));
        Assert.True(han.Esi.IsIdle);
    }

    [Fact]
    public void A_device_that_reports_what_happened_after_a_cancel_all_has_heard_it()
    {
        HanRig han = new(new Interpretation { FilteredOut = FilteredOut.Silent }, Load());
        LoadControlEvent random = Event() with { EventControl = EventControl.RandomizeStart };
        han.Send(random).Send(Event(2) with { DeviceClass = DeviceClass.GenerationSystems }, 2).To(95);
        han.Send(new CancelAllLoadControlEvents(CancelControl.EndWithRandomization), 3).To(95.5);
        Assert.Equal(["3 stored 2"], han.Up.Where(u => u[0] == '3'));
        Assert.True(han.Device.OptOut(1));
        Assert.Equal(["3 stored 2", "3 1 settled"], han.To(96).Up.Where(u => u[0] == '3'));
        Assert.Equal(["3 stored 2", "3 1 settled", "3 1 06"], han.To(200).Up.Where(u => u[0] == '3'));
    }

    [Fact]
    public void Whatever_happens_as_many_answers_come_as_were_announced()
    {
        HashSet<string> answers = [];
        for (int seed = 1; seed <= 150; seed++)
        {
            Dice chance = new((ulong)seed);
            Interpretation rules = new()
            {
                CancelScopeMismatch = (CancelScopeMismatch)chance.Next(2),
                SupersededReport = (SupersededReport)chance.Next(3),
                ReservedCriticality = (ReservedCriticality)chance.Next(2),
            };
            HanRig han = new(rules, (ulong)seed, [Load(1), Load(2, DeviceClass.PoolPumpSpaJacuzzi)]);
            double minute = 0;
            List<string> cancels = [];
            for (uint order = 1; order <= 25; order++)
            {
                if (Act(han, chance, order, minute))
                {
                    cancels.Add(order.ToString(CultureInfo.InvariantCulture));
                }

                minute += chance.Next(3) == 0 ? 0 : chance.Next(1, 400) / 20.0;
                han.To(minute);
            }

            Check(han.To(3000), cancels, seed);
            answers.UnionWith(han.Up.Select(u => u.Split(' ')[^1]));
        }

        Assert.Superset(new HashSet<string> { "06", "F8", "F9", "settled", "nothing" }, answers);
    }

    /// <summary>Sends an event or a cancel; true for a cancel.</summary>
    private static bool Act(HanRig han, Dice chance, uint order, double minute)
    {
        uint id = (uint)chance.Next(1, 8);
        DeviceClass scope = chance.Next(4) switch { 0 => DeviceClass.WaterHeater, 1 => DeviceClass.PoolPumpSpaJacuzzi, _ => DeviceClass.All };
        if (chance.Next(2) == 0)
        {
            var control = (EventControl)chance.Next(4);
            han.Send(Event(id, minute + chance.Next(-30, 90)) with { DeviceClass = scope, EventControl = control }, order);
            return false;
        }

        if (chance.Next(4) == 0)
        {
            han.Send(new CancelAllLoadControlEvents((CancelControl)chance.Next(2)), order);
        }
        else
        {
            CancelLoadControlEvent cancel = Cancel(id, (CancelControl)chance.Next(2)) with { DeviceClass = scope };
            han.Send(chance.Next(2) == 0 ? cancel : cancel with { EffectiveTime = At(minute + chance.Next(0, 120)).ToSep() }, order);
        }

        return true;
    }

    private static void Check(HanRig han, List<string> cancels, int seed)
    {
        han.Esi.DropExpired(default);
        Assert.True(han.Esi.IsIdle);
        foreach (string cancel in cancels)
        {
            string[][] said = [.. han.Up.Select(u => u.Split(' ')).Where(w => w[0] == cancel)];
            if (said is [[_, "nothing"]])
            {
                continue;
            }

            string[] stored = Assert.Single(said, w => w[1] == "stored");
            Assert.True(
                int.Parse(stored[2], CultureInfo.InvariantCulture) == said.Length - 1, $"seed {seed}: {string.Join(", ", said.Select(w => string.Join(' ', w)))}");
            Assert.All(said.Where(w => w[1] != "stored"), w => Assert.Contains(w[2], new[] { "06", "F8", "F9", "FD", "settled" }));
        }
    }

    private static global::DeviceEmulator.Esi.EsiCommand Decode<T>(byte id, T command)
        where T : struct, Sep.Codec.Zcl.ISepCommand<T> => global::DeviceEmulator.Esi.EsiCommand.Decode(0x0701, id, HeadEnd.LaneRig.Payload(command), out _)!;

    private sealed class Dice(ulong seed)
    {
        private uint _throws;

        public int Next(int below) => Chance.Below(Chance.Draw(seed, 0, 0, 0, ++_throws), below);

        public int Next(int from, int below) => from + Next(below - from);
    }
}
