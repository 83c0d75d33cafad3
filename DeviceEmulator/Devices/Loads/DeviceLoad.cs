using DeviceEmulator.Metering;
using DeviceEmulator.Time;

namespace DeviceEmulator.Devices.Loads;

/// <summary>What a device draws, under what an event makes it do.</summary>
public abstract class DeviceLoad(MarketTime from) : Load(from)
{
    private bool _isOff;

    /// <summary>What an event makes it do now.</summary>
    protected internal ControlInForce Control { get; private set; } = ControlInForce.None;

    /// <summary>An event begins, ends or gives way to another.</summary>
    internal void Obey(in ControlInForce control, MarketTime now)
    {
        Settle(now);
        Control = control;
    }

    /// <summary>Its supply is switched.</summary>
    internal void Supply(bool isOn, MarketTime now)
    {
        Settle(now);
        _isOff = !isOn;
    }

    protected sealed override (int Watts, long Until) Plan(long at)
    {
        (double share, long shareUntil) = _isOff ? (0, long.MaxValue) : Control.At(at);
        (int watts, long until) = Plan(at, share);
        return (_isOff ? 0 : watts, Math.Min(until, shareUntil));
    }

    /// <summary>The power from a moment on, with a share 0..1 of its own power that it may use, and until when it stays so.</summary>
    protected abstract (int Watts, long Until) Plan(long at, double share);
}
