using Sep.Codec.Clusters.Prepayment;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private static TsharkReading[] Prepayment() =>
    [
        // In the layout of SE 1.2: of one of SE 1.1 Wireshark leaves the two strings unread.
        TsharkReading.Named<SelectAvailableEmergencyCredit>(
            "zbee_zcl_se.pp.select_available_emc.",
            new()
            {
                ["CommandDateTime"] = "cmd_issue_date_time",
                ["OriginatingDevice"] = "originating_device",
            },
            unread: new() { ["SiteAndMeter"] = "not in SE 1.2" },
            (command, _) => Assert.Null(command.SiteAndMeter)),
    ];
}
