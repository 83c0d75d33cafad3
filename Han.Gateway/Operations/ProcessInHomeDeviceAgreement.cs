using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processInHomeDeviceAgreement: invites a customer to let the company add, and remove, one device. Accepted, it is provisioned by itself.</summary>
internal sealed class ProcessInHomeDeviceAgreement : AgreementOperation
{
    /// <summary>36 digits and what people put between them.</summary>
    private const int MaxInstallationCode = 96;

    private static readonly XmlDictionaryString _installationCode = ElementName.Of("InstallationCode");

    public override string Name => "processInHomeDeviceAgreement";

    public override string RequestElement => "SMTxPInHomeDeviceAgreementRequest";

    public override string SchemaTypes => "";

    protected override AgreementKind Kind => AgreementKind.InHomeDevice;

    protected override string SchemaOfDevice => """
        <xs:element name="InstallationCode" type="t:InstallationCode"/>
        """;

    protected override SecretText? ReadInstallationCode(RequestReader reader) => new SecretText(reader.Text(_installationCode, MaxInstallationCode));
}
