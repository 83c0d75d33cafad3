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
        <xs:element name="InstallationCode"><xs:annotation><xs:documentation>As printed on the device: 16, 20, 28 or 36 hexadecimal digits, the checksum included; blanks and dashes are forgiven. Else HAN-3004.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="96"/></xs:restriction></xs:simpleType></xs:element>
        """;

    protected override SecretText? ReadInstallationCode(RequestReader reader) => new SecretText(reader.Text(_installationCode, MaxInstallationCode));
}
