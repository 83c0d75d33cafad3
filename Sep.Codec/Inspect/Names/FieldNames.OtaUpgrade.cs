using Sep.Codec.Clusters.OtaUpgrade;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string OtaPrefix = "zbee_zcl_general.ota.";

    // The names are the same in all commands, but for the field controls.
    private static CommandNames[] OtaUpgrade() =>
    [
        Ota(nameof(ImageNotify), ""),
        Ota(nameof(QueryNextImageRequest), "query_next_image_req.field_ctrl"),
        Ota(nameof(QueryNextImageResponse), ""),
        Ota(nameof(ImageBlockRequest), "image_block_req.field_ctrl"),
        Ota(nameof(ImagePageRequest), "image_page_req.field_ctrl"),
        Ota(nameof(ImageBlockResponse), ""),
        Ota(nameof(UpgradeEndRequest), ""),
        Ota(nameof(UpgradeEndResponse), ""),
        Ota(nameof(QuerySpecificFileRequest), ""),
        Ota(nameof(QuerySpecificFileResponse), ""),
    ];

    private static CommandNames Ota(string command, string fieldControl) => Command(
        command,
        OtaPrefix,
        ("FieldControl", fieldControl),
        ("Status", "status"),
        ("PayloadType", "payload.type"),
        ("QueryJitter", "query_jitter"),
        ("ManufacturerCode", "manufacturer_code"),
        ("ImageType", "image.type"),
        ("NewFileVersion", "file.version"),
        ("CurrentFileVersion", "file.version"),
        ("FileVersion", "file.version"),
        ("HardwareVersion", "hw_ver"),
        ("ImageSize", "image.size"),
        ("FileOffset", "file.offset"),
        ("MaximumDataSize", "max_data_size"),
        ("RequestNodeAddress", "ieee_addr"),
        ("MinimumBlockPeriod", "min_block_period"),
        ("PageSize", "page.size"),
        ("ResponseSpacingMilliseconds", "rsp_spacing"),
        ("DataSize", "data_size"),
        ("ImageData", "image.data"),
        ("CurrentTime", "current_time"),
        ("RequestTime", "request_time"),
        ("UpgradeTime", "upgrade_time"),
        ("ZigBeeStackVersion", "zb_stack.ver"));
}
