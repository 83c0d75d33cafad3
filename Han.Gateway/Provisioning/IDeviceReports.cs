using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Provisioning;

/// <summary>Who hears what is reported on devices that are added, removed or enrolled.</summary>
internal interface IDeviceReports
{
    void Apply(OpenOrder order, int target, in LogRow row);
}
