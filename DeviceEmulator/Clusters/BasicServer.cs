using Sep.Codec.Clusters.Basic;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>The Basic server, which every node has: what it is, and a few settings that a peer may write (ZCL 3.2).</summary>
internal sealed class BasicServer(NodeIdentity identity) : ServedCluster(ClusterId.Basic, ClusterSide.Server)
{
    private string _location = "";
    private byte _environment;
    private bool _isEnabled = true;
    private byte _alarmMask;
    private byte _disabledLocally;

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = id switch
        {
            BasicAttributes.ZclVersion => identity.ZclVersion,
            BasicAttributes.ApplicationVersion => identity.ApplicationVersion,
            BasicAttributes.StackVersion => identity.StackVersion,
            BasicAttributes.HardwareVersion => identity.HardwareVersion,
            BasicAttributes.ManufacturerName => AttributeValue.Of(identity.Manufacturer),
            BasicAttributes.ModelIdentifier => AttributeValue.Of(identity.Model),
            BasicAttributes.DateCode => AttributeValue.Of(identity.DateCode),
            BasicAttributes.PowerSource => (long)identity.PowerSource,
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
