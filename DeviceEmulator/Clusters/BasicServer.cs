using System.Text;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Clusters;

/// <summary>The Basic server, which every node has: what it is, and a few settings that a peer may write (ZCL 3.2).</summary>
internal sealed class BasicServer : ServedCluster
{
    private const byte MirrorCapacity = 1;

    private readonly NodeIdentity _identity;
    private string _location = "";
    private byte _environment;
    private bool _isEnabled = true;
    private byte _alarmMask;
    private byte _disabledLocally;

    private readonly Func<bool>? _hasMirrors;

    /// <param name="identity">What the node says of itself.</param>
    /// <param name="hasMirrors">
    /// Of an ESI: whether it can mirror one more meter, which its PhysicalEnvironment says by the value 1 (sep-facts 3.9). Nobody may write it then.
    /// </param>
    /// <exception cref="ArgumentException">A text of the identity is longer than its attribute may be.</exception>
    public BasicServer(NodeIdentity identity, Func<bool>? hasMirrors = null)
        : base(ClusterId.Basic, ClusterSide.Server)
    {
        (_identity, _hasMirrors) = (identity, hasMirrors);
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
            BasicAttributes.PhysicalEnvironment => _hasMirrors is null ? _environment : _hasMirrors() ? MirrorCapacity : 0,
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

        if (id == BasicAttributes.PhysicalEnvironment && _hasMirrors is not null)
        {
            return ZclStatus.NotAuthorized;
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
