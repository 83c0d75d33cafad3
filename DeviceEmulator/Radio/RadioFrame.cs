using System.Runtime.CompilerServices;
using DeviceEmulator.Stack;

namespace DeviceEmulator.Radio;

/// <summary>One ASDU on its way, in a pooled slot of an <see cref="ApplicationRadio"/>.</summary>
internal struct RadioFrame
{
    public HanNetwork Network;
    public ApsAddress Address;
    public int Length;

    /// <summary>Which life of the network's coordinator the frame was sent in.</summary>
    public byte Epoch;
    public Octets Asdu;

    [InlineArray(StackCapabilities.SecuredAsdu)]
    internal struct Octets
    {
        private byte _first;
    }
}
