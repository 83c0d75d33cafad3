using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// What a load with work to do makes of prices: while energy costs more than its user will pay the work waits. Not every home is to change at once: each
/// follows a change of price by as many seconds as chance picks, up to the minutes that its Price client has for a rise or a fall (sep-facts 4.2). Whether a
/// device responds, and to what, is its maker's choice.
/// </summary>
/// <param name="limit">Per unit, in the currency of the prices.</param>
/// <param name="tell">Hears, in words, what the device does.</param>
internal sealed class PriceResponse(DeviceBench bench, Eui64 device, DisplayClient prices, JobLoad load, decimal limit, Action<string> tell) : ITimed
{
    private const int SecondsInMinute = 60;
    private const int Response = 1;

    private bool _isDear;
    private bool _isDeferred;
    private MarketTime _nextLook = MarketTime.Never;
    private int _look;
    private int _response;

    /// <summary>Looks at the price in force, because prices came or because it is time.</summary>
    public void Look()
    {
        MarketTime now = bench.Agenda.Now;
        bool isDear = prices.PriceAt(now) is PublishPrice price && price.PricePerUnit > limit;
        if (isDear != _isDear)
        {
            _isDear = isDear;
            int most = SecondsInMinute * (isDear ? prices.IncreaseRandomizeMinutes : prices.DecreaseRandomizeMinutes);
            int seconds = Chance.Below(Chance.Draw(bench.Seed, (ulong)now.Milliseconds, device.Value, DrawPurpose.PriceResponse), most + 1);
            bench.Agenda.Schedule(now.PlusMilliseconds(seconds * 1000L), this, Token(++_response) | Response);
        }

        if (prices.NextPriceChange(now) is { } next && next != _nextLook)
        {
            (_nextLook, _look) = (next, _look + 1);
            if (next != MarketTime.Never)
            {
                bench.Agenda.Schedule(next, this, Token(_look));
            }
        }
    }

    /// <summary>Looks no more, and lets the load work.</summary>
    public void Retire()
    {
        (_nextLook, _look, _response, _isDear, _isDeferred) = (MarketTime.Never, _look + 1, _response + 1, false, false);
        load.Defer(false, bench.Agenda.Now);
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token == Token(_look))
        {
            Look();
        }
        else if (token == (Token(_response) | Response) && _isDeferred != _isDear)
        {
            _isDeferred = _isDear;
            load.Defer(_isDear, now);
            tell(_isDear ? "puts its work off: energy costs more than its user will pay" : "works again: energy costs no more than its user will pay");
        }
    }

    private static int Token(int round) => unchecked(round << 1);
}
