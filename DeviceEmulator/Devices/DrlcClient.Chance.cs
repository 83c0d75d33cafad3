using DeviceEmulator.Faults;
using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

// What chance decides: the random delays that an event asks for, and what the user does.
public abstract partial class DrlcClient
{
    private void PlanUser(ClientEvent e, MarketTime now)
    {
        UserModel users = Bench.Users;
        bool defies = e.IsMandatory && Bench.Faults.Has(Misbehaviour.OptOutAtMandatory);
        if (!defies && (users.OptOut <= 0 || Unit(e, DrawPurpose.UserOptsOut, 0) >= users.OptOut))
        {
            return;
        }

        bool before = e.StartAt > now.Milliseconds && Unit(e, DrawPurpose.UserOptsOut, 1) < users.BeforeStart;
        long earliest = before ? now.Milliseconds : e.StartAt;
        long latest = before ? e.StartAt : e.EndAt;
        long optOut = earliest + 1 + (long)(Unit(e, DrawPurpose.UserOptOutMoment, 0) * (latest - earliest - 1));
        Schedule(e, TimerKind.OptOut, optOut);
        if (Unit(e, DrawPurpose.UserOptsIn, 0) < users.OptInAgain)
        {
            long from = Math.Max(optOut, e.StartAt);
            Schedule(e, TimerKind.OptIn, from + 1 + (long)(Unit(e, DrawPurpose.UserOptInMoment, 0) * (e.EndAt - from - 1)));
        }
    }

    private long StartDelay(ClientEvent e) => (e.Command.EventControl & EventControl.RandomizeStart) == 0
        ? 0
        : Delay(Draw(e, DrawPurpose.StartRandomization, 0), StartRandomizationMinutes);

    private long EndDelay(ClientEvent e) => (e.Command.EventControl & EventControl.RandomizeEnd) == 0
        ? 0
        : Delay(Draw(e, DrawPurpose.DurationRandomization, 0), DurationRandomizationMinutes);

    /// <summary>Milliseconds, from 0 to so many minutes.</summary>
    private long Delay(ulong draw, byte minutes) =>
        Rules.RandomUnit == RandomUnit.Minutes ? 60_000L * Chance.Below(draw, minutes + 1) : 1000L * Chance.Below(draw, minutes * 60 + 1);

    private ulong Draw(ClientEvent e, DrawPurpose purpose, uint n) => Chance.Draw(Bench.Seed, e.Command.IssuerEventId, Address.Value, purpose, n);

    private double Unit(ClientEvent e, DrawPurpose purpose, uint n) => Chance.Unit(Draw(e, purpose, n));
}
