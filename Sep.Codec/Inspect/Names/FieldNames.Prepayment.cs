using Sep.Codec.Clusters.Prepayment;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private static readonly FieldName[] _siteAndMeter =
        [new FieldName("SiteId", null) { HasPrefix = true }, new FieldName("MeterSerialNumber", null) { HasPrefix = true }];

    // Of the supply commands of SE 1.1 Wireshark shows no field, of the site and the meter neither.
    private static CommandNames[] Prepayment() =>
    [
        new(
            nameof(SelectAvailableEmergencyCredit),
            [
                Named("CommandDateTime", "zbee_zcl_se.pp.select_available_emc.cmd_issue_date_time"),
                Named("OriginatingDevice", "zbee_zcl_se.pp.select_available_emc.originating_device"),
                .. _siteAndMeter,
            ]),
        new(nameof(ChangeSupply), _siteAndMeter),
    ];
}
