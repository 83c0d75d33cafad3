using DeviceEmulator.Certificates;
using DeviceEmulator.Radio;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>The radios of a home at application fidelity.</summary>
public sealed class ApplicationHomeRadio(Agenda agenda, AirOptions air, ulong seed) : IHomeRadio
{
    private readonly ApplicationRadio _radio = new(agenda);
    private readonly HashSet<Eui64> _away = [];
    private readonly HashSet<Eui64> _off = [];

    public HomeFidelity Fidelity => HomeFidelity.Application;

    internal AirOptions Air => air;

    internal ulong Seed => seed;

    internal LoopPost Post { get; } = new(agenda);

    public IEsiRadio Esi(Eui64 address, Faults.Faults faults, DeviceIdentity? identity = null) =>
        new ApplicationEsiRadio(this, new HanNetwork(_radio, 1), address, faults, identity);

    public IDeviceRadio Device(in RadioDevice device) => new ApplicationDeviceRadio(this, _radio, device);

    public void Move(Eui64 node, bool away) => _ = away ? _away.Add(node) : _away.Remove(node);

    public bool Jam(byte channel, TimeSpan time) => false;

    internal void Switch(Eui64 node, bool on) => _ = on ? _off.Remove(node) : _off.Add(node);

    internal bool IsOn(Eui64 node) => !_off.Contains(node);

    /// <summary>Whether anybody hears a node, and it them.</summary>
    internal bool IsHeard(Eui64 node) => !_away.Contains(node) && IsOn(node);
}
