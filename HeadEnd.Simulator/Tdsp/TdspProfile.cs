using DeviceEmulator.Profile;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Tdsp;

/// <summary>One transmission and distribution service provider, as data.</summary>
/// <param name="Name">As it is written in configuration and logs.</param>
/// <param name="Ams">Its metering network.</param>
public sealed record TdspProfile(string Name, AmsProfile Ams)
{
    /// <summary>How its ESIs, and the devices at them, read what the profile leaves open.</summary>
    public Interpretation Interpretation { get; init; } = Interpretation.Default;

    /// <summary>The revision of the profile that its networks follow.</summary>
    public SepRevision Revision { get; init; }

    /// <summary>How devices come into its networks.</summary>
    public JoinProfile Join { get; init; } = JoinProfile.Default;

    /// <summary>The longest text that its meters take, in octets of UTF-8: what goes into one secured radio frame.</summary>
    public int MaxTextOctets { get; init; } = DisplayMessage.MaxUnfragmentedMessage;

    /// <summary>
    /// When its head-end sends nothing to meters, for maintenance for instance; two may overlap. Orders are taken and wait; what is on its way arrives. What
    /// waits past its NotAfter expires as ever.
    /// </summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Whether nothing is sent at a moment, and if so until when.</summary>
    public bool IsPaused(MarketTime moment, out MarketTime until)
    {
        for (int i = 0; i < Pauses.Count; i++)
        {
            if (Pauses[i].Holds(moment))
            {
                until = Pauses[i].To;
                return true;
            }
        }

        until = default;
        return false;
    }
}
