using System.Text;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>The Basic server, which every node has: what it is, and a few settings that a peer may write (ZCL 3.2).</summary>
internal sealed class BasicServer : ServedCluster
{
    private readonly NodeIdentity _identity;
    private string _location = "";
    private byte _environment;
    private bool _isEnabled = true;
    private byte _alarmMask;
    private byte _disabledLocally;

    /// <exception cref="ArgumentException">A text of the identity is longer than its attribute may be.</exception>
    public BasicServer(NodeIdentity identity)
        : base(ClusterId.Basic, ClusterSide.Server)
    {
        _identity = identity;
        foreach ((string text, int most) in new[] { (identity.Manufacturer, 32), (identity.Model, 32), (identity.DateCode, 16) })
        {
            if (Encoding.UTF8.GetByteCount(text) > most)
            {
                throw new ArgumentException($"'{text}' is longer than {most} octets.", nameof(identity));
            }
        }
    }

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = id switch
        {
            BasicAttributes.ZclVersion => _identity.ZclVersion,
            BasicAttributes.ApplicationVersion => _identity.ApplicationVersion,
            BasicAttributes.StackVersion => _identity.StackVersion,
            BasicAttributes.HardwareVersion => _identity.HardwareVersion,
            BasicAttributes.ManufacturerName => AttributeValue.Of(_identity.Manufacturer),
            BasicAttributes.ModelIdentifier => AttributeValue.Of(_identity.Model),
            BasicAttributes.DateCode => AttributeValue.Of(_identity.DateCode),
            BasicAttributes.PowerSource => (long)_identity.PowerSource,
            BasicAttributes.LocationDescription => AttributeValue.Of(_location),
            BasicAttributes.PhysicalEnvironment => _environment,
            BasicAttributes.DeviceEnabled => _isEnabled ? 1 : 0,
            BasicAttributes.AlarmMask => _alarmMask,
            BasicAttributes.DisableLocalConfig => _disabledLocally,
            _ => null,
        };
        value = read.GetValueOrDefault();
        return read is not null;
    }

    public override ZclStatus Write(ushort id, in AttributeValue value, bool isTrial)
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
            case BasicAttributes.LocationDescription:
                _location = value.ToText();
                break;
            case BasicAttributes.PhysicalEnvironment:
                _environment = (byte)value.Number;
                break;
            case BasicAttributes.DeviceEnabled:
                _isEnabled = value.Number == 1;
                break;
            case BasicAttributes.AlarmMask:
                _alarmMask = (byte)value.Number;
                break;
            case BasicAttributes.DisableLocalConfig:
                _disabledLocally = (byte)value.Number;
                break;
        }

        return ZclStatus.Success;
    }

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        if (!request.Announces<ResetToFactoryDefaults>())
        {
            return ZclStatus.UnsupportedClusterCommand;
        }

        (_location, _environment, _isEnabled, _alarmMask, _disabledLocally) = ("", 0, true, 0, 0);
        return ZclStatus.Success;
    }
}
