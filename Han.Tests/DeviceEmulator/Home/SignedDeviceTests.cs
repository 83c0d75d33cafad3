using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using DeviceEmulator.Stack;
using Han.Tests.Certificates;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Zcl;
using static Han.Tests.DeviceEmulator.HomeRig;

namespace Han.Tests.DeviceEmulator.Home;

/// <summary>A device that signs its reports: the signature stands behind the octets that it is of, and the certificate's public key verifies it.</summary>
public sealed class SignedDeviceTests
{
    [Fact]
    public void Every_report_has_a_signature_of_its_own_that_the_certificate_verifies()
    {
        using DeviceIdentity identity = IdentityFile.Parse("published", Published.Text);
        Assert.True(identity.Certificate.TryGetPublicKey(identity.Authority.PublicKey, out EccPublicKey key));
        HomeRig home = new((Heater, new DeviceOptions { Signer = new ReportSigner(identity, SystemEntropy.Instance) }));
        home.Send(home.Event(1, 10, 30)).To(60);
        Assert.Equal("01 02 03", home.Said(Heater.Address));
        byte[][] reports = [.. home.Frames.Where(f => f.From == Heater.Address && f.Header.Announces<ReportEventStatus>(ClusterId.Drlc)).Select(f => f.Payload)];
        Assert.Equal(3, reports.Length);
        foreach (byte[] report in reports)
        {
            Assert.Equal(ReportEventStatus.Size, report.Length);
            Assert.Equal((byte)SignatureType.Ecdsa, report[EventStatusSigning.SignedSize - 1]);
            EventSignature signature = new(report.AsSpan(EventStatusSigning.SignedSize));
            Assert.True(EventStatusSigning.Verify(key, report.AsSpan(0, EventStatusSigning.SignedSize), signature));
            report[0] ^= 1;
            Assert.False(EventStatusSigning.Verify(key, report.AsSpan(0, EventStatusSigning.SignedSize), signature));
        }

        Assert.Equal(3, reports.Select(report => Convert.ToHexString(report[EventStatusSigning.SignedSize..])).Distinct().Count());
    }
}
