using DeviceEmulator.Clusters;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// The four client attributes, which the ESI reads and writes over the air (sep-facts 3.2), and what the device does right now.
public abstract partial class DrlcClient
{
    /// <summary>The classes that the device belongs to: DRLC client attribute 0x0003.</summary>
    public DeviceClass DeviceClassValue => _class;

    /// <summary>DRLC client attribute 0x0000.</summary>
    public byte EnrollmentGroup => _group;

    /// <summary>The event that the device does something for now; of several the one that came last. Null for none.</summary>
    internal ClientEvent? Applied
    {
        get
        {
            ClientEvent? e = _events.Newest;
            while (e is not null && !DrlcTransitions.IsApplied(e.State))
            {
                e = e.Next;
            }

            return e;
        }
    }

    /// <summary>The event that people see: one that is under way, else the next to come, else none.</summary>
    internal ClientEvent? Foremost
    {
        get
        {
            ClientEvent? foremost = null;
            for (ClientEvent? e = _events.Newest; e is not null; e = e.Next)
            {
                bool isNearer = foremost is null || (e.IsUnderWay && !foremost.IsUnderWay)
                    || (e.IsUnderWay == foremost.IsUnderWay && e.StartAt < foremost.StartAt);
                foremost = !e.HasEnded && isNearer ? e : foremost;
            }

            return foremost;
        }
    }

    bool IAttributes.TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = id switch
        {
            DrlcClientAttributes.UtilityEnrollmentGroup => _group,
            DrlcClientAttributes.StartRandomizationMinutes => StartRandomizationMinutes,
            DrlcClientAttributes.DurationRandomizationMinutes => DurationRandomizationMinutes,
            DrlcClientAttributes.DeviceClassValue => (long)_class,
            _ => null,
        };
        value = read.GetValueOrDefault();
        return read is not null;
    }

    /// <summary>Events that the device holds go on as they were; the next ones are judged by the new values.</summary>
    ZclStatus IAttributes.Write(ushort id, in AttributeValue value, bool isTrial)
    {
        if (value.IsNone)
        {
            return ZclStatus.InvalidValue;
        }

        if (isTrial)
        {
            return ZclStatus.Success;
        }

        switch (id)
        {
            case DrlcClientAttributes.UtilityEnrollmentGroup:
                _group = (byte)value.Number;
                break;
            case DrlcClientAttributes.StartRandomizationMinutes:
                StartRandomizationMinutes = (byte)value.Number;
                break;
            case DrlcClientAttributes.DurationRandomizationMinutes:
                DurationRandomizationMinutes = (byte)value.Number;
                break;
            case DrlcClientAttributes.DeviceClassValue:
                _class = (DeviceClass)value.Number;
                break;
        }

        return ZclStatus.Success;
    }

    /// <summary>What the device does for an event that it holds.</summary>
    internal AppliedControl ControlOf(ClientEvent e) => Control(e.Command);
}
