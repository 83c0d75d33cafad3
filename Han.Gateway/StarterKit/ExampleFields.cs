using Han.Gateway.Development;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;

namespace Han.Gateway.StarterKit;

/// <summary>
/// What follows the common header in one valid request of each operation, on premises that the account may address. Sent in the order in which the contract lists the
/// operations, every request finds what it refers to.
/// </summary>
internal sealed class ExampleFields
{
    private const uint EventId = 4001;
    private const uint MessageId = 4002;
    private const string NewDevice = "02DE4300000000E1";

    private const string InvitedDevice = "02DE4300000000E2";
    private const string Email = "<CustomerEmail>customer@example.com</CustomerEmail>";
    private const string Customer = "<CustomerName>Pat Example</CustomerName>" + Email;

    /// <summary>The example of the profile (075356r15 Annex E): 12 octets and their checksum.</summary>
    private const string InstallationCode = "83FED3407A939723A5C639FF4C12";

    /// <summary>Names the In-Home Services Agreement by the request that filed it.</summary>
    private static readonly string Services = $"<RequestID>{ExampleRequests.Reference("processInHomeServicesAgreement")}</RequestID>";

    private readonly Dictionary<string, string> _fields;

    /// <exception cref="InvalidDataException">The account lists no premise that has a device and room for another one.</exception>
    public ExampleFields(DevelopmentAccount account)
    {
        DevelopmentAddress home = account.Addresses.FirstOrDefault(a => a.Devices.Count is > 0 and < PremiseRegister.MaximumDevices)
            ?? throw new InvalidDataException("The account lists no premise that has a device and room for another one.");
        string premise = $"<ESIID>{home.Esiid}</ESIID><MeterSerialNumber>{home.Meter}</MeterSerialNumber>";
        string address = $"<AddressBlock><AddressList><Address>{premise}</Address></AddressList></AddressBlock>";
        string device = $"<AddressBlock><AddressList><Address>{premise}<DeviceMACAddr>{home.Devices[0]}</DeviceMACAddr></Address></AddressList></AddressBlock>";
        _fields = new(StringComparer.Ordinal)
        {
            ["processSimpleMessage"] = address + $"""
                <SimpleMessageBlock>
                  <MessageID>{MessageId}</MessageID><MessageControl>128</MessageControl><StartTime>0</StartTime><DurationInMinutes>180</DurationInMinutes>
                  <Message>Peak hours today from 4 pm</Message>
                </SimpleMessageBlock>
                """,
            ["processCancelSimpleMessage"] = address + $"<CancelSimpleMessageBlock><MessageID>{MessageId}</MessageID></CancelSimpleMessageBlock>",
            ["processLCEvent"] = address + $"""
                <LCEventMessageBlock>
                  <IssuerEventID>{EventId}</IssuerEventID><DeviceClass>4095</DeviceClass><UtilityEnrollmentGroup>0</UtilityEnrollmentGroup><StartTime>0</StartTime>
                  <DurationInMinutes>60</DurationInMinutes><CriticalityLevel>2</CriticalityLevel><CoolingTemperatureOffset>20</CoolingTemperatureOffset>
                  <DutyCycle>50</DutyCycle><EventControl>3</EventControl>
                </LCEventMessageBlock>
                """,
            ["processCancelLCEvent"] = address
                + $"<CancelLCEventMessageBlock><IssuerEventID>{EventId}</IssuerEventID><CancelControl>0</CancelControl></CancelLCEventMessageBlock>",
            ["processCancelAllLCEvents"] = address + "<CancelAllLCEventMessageBlock><CancelControl>1</CancelControl></CancelAllLCEventMessageBlock>",
            ["processPriceSignal"] = address + """
                <PriceSignalMessageBlock>
                  <ProviderID>1</ProviderID><RateLabel>Day</RateLabel><UnitOfMeasure>0</UnitOfMeasure><Currency>840</Currency><PriceTrailingDigit>4</PriceTrailingDigit>
                  <PriceTier>1</PriceTier><NumberOfPriceTiers>3</NumberOfPriceTiers><RegisterTier>0</RegisterTier><StartTime>0</StartTime>
                  <DurationInMinutes>60</DurationInMinutes><Price>1234</Price>
                </PriceSignalMessageBlock>
                """,
            ["processUpdateUtilityEnrollmentGroup"] = device
                + "<UpdateUtilityEnrollmentGroupBlock><UtilityEnrollmentGroup>7</UtilityEnrollmentGroup></UpdateUtilityEnrollmentGroupBlock>",
            ["processProvisionDevice"] = premise + $"""
                <ProvisionDeviceBlock>
                  <DeviceDescription>Pool pump</DeviceDescription><DeviceType>LCS</DeviceType><DeviceMACAddr>{NewDevice}</DeviceMACAddr>
                  <InstallationCode>{InstallationCode}</InstallationCode>
                </ProvisionDeviceBlock>
                """,
            ["processDeprovisionDevice"] = premise + $"""
                <DeprovisionDeviceBlock>
                  <DeviceMACAddr>{NewDevice}</DeviceMACAddr><ReasonCode>{nameof(RemovalReason.CustomerRequest)}</ReasonCode><ReasonText>Moved to another pool</ReasonText>
                </DeprovisionDeviceBlock>
                """,
            ["processHANDeviceQuery"] = $"<ESIID>{home.Esiid}</ESIID>",
            ["processGroupMaintenance"] = $"""
                <GroupMaintenanceBlock>
                  <Action>Create</Action><GroupID>example</GroupID><AddressList><Address>{premise}</Address></AddressList>
                </GroupMaintenanceBlock>
                """,
            ["processHANRequestStatus"] = $"<HANRequestStatusBlock><RequestID>{ExampleRequests.Reference("processLCEvent")}</RequestID></HANRequestStatusBlock>",
            ["processHANMessagingLogRequest"] =
                "<HANMessagingLogBlock><FromDate>2026-01-01</FromDate><ToDate>2026-01-31</ToDate></HANMessagingLogBlock>",
            ["processInHomeDeviceAgreement"] = $"""
                <ESIID>{home.Esiid}</ESIID>{Customer}<DeviceType>IHD</DeviceType><DeviceMACAddr>{InvitedDevice}</DeviceMACAddr>
                <InstallationCode>{InstallationCode}</InstallationCode><DeviceDescription>Kitchen display</DeviceDescription>
                <CustomerLanguagePreference>ENGLISH</CustomerLanguagePreference><TermsAccepted>Y</TermsAccepted>
                """,
            ["processInHomeServicesAgreement"] = $"""
                <ESIID>{home.Esiid}</ESIID>{Customer}<DeviceType>PCT</DeviceType><DeviceMACAddr>{home.Devices[0]}</DeviceMACAddr>
                <DeviceDescription>Downstairs</DeviceDescription>
                <MessageTypeList><MessageType>SimpleText</MessageType><MessageType>LoadControl</MessageType></MessageTypeList><TermsAccepted>Y</TermsAccepted>
                """,
            ["processResendInvitation"] = $"<ResendInvitationBlock>{Services}</ResendInvitationBlock>",
            ["processAgreementAnswer"] =
                $"<AgreementAnswerBlock>{Services}<Answer>Accept</Answer>{Email}<TermsAccepted>Y</TermsAccepted></AgreementAnswerBlock>",
            ["processAgreementStatus"] = $"<AgreementStatusBlock>{Services}</AgreementStatusBlock>",
            ["processTerminateAgreement"] = $"<TerminateAgreementBlock>{Services}<ReasonText>Program ended</ReasonText></TerminateAgreementBlock>",
            ["processMeterCapability"] = $"<MeterCapabilityBlock><ESIID>{home.Esiid}</ESIID></MeterCapabilityBlock>",
        };
    }

    /// <exception cref="InvalidOperationException">The operation has no example: it needs one above.</exception>
    public string Of(string operation) => _fields.TryGetValue(operation, out string? fields)
        ? fields
        : throw new InvalidOperationException($"{operation} has no example request; {nameof(ExampleFields)} needs one.");
}
