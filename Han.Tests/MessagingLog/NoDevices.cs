using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;

namespace Han.Tests.MessagingLog;

/// <summary>For books of messages alone.</summary>
internal sealed class NoDevices : IDeviceReports
{
    public void Apply(OpenOrder order, int target, in LogRow row) => Assert.Fail("no order here is about devices");
}
