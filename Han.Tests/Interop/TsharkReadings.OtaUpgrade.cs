using Sep.Codec.Clusters.OtaUpgrade;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string OtaPrefix = "zbee_zcl_general.ota.";

    private static readonly Dictionary<string, string> _offeredImage = new()
    {
        ["Status"] = "status",
        ["Image.ManufacturerCode"] = "manufacturer_code",
        ["Image.ImageType"] = "image.type",
        ["Image.FileVersion"] = "file.version",
        ["Image.ImageSize"] = "image.size",
    };

    private static TsharkReading[] OtaUpgrade() =>
    [
        TsharkReading.Named<ImageNotify>(OtaPrefix, new()
        {
            ["PayloadType"] = "payload.type",
            ["QueryJitter"] = "query_jitter",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["NewFileVersion"] = "file.version",
        }),
        TsharkReading.Named<QueryNextImageRequest>(OtaPrefix, new()
        {
            ["FieldControl"] = "query_next_image_req.field_ctrl",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["CurrentFileVersion"] = "file.version",
            ["HardwareVersion"] = "hw_ver",
        }),
        TsharkReading.Named<QueryNextImageResponse>(OtaPrefix, _offeredImage),
        TsharkReading.Named<ImageBlockRequest>(OtaPrefix, new()
        {
            ["FieldControl"] = "image_block_req.field_ctrl",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["FileVersion"] = "file.version",
            ["FileOffset"] = "file.offset",
            ["MaximumDataSize"] = "max_data_size",
            ["RequestNodeAddress"] = "ieee_addr",
            ["MinimumBlockPeriod"] = "min_block_period",
        }),
        TsharkReading.Named<ImagePageRequest>(OtaPrefix, new()
        {
            ["FieldControl"] = "image_page_req.field_ctrl",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["FileVersion"] = "file.version",
            ["FileOffset"] = "file.offset",
            ["MaximumDataSize"] = "max_data_size",
            ["PageSize"] = "page.size",
            ["ResponseSpacingMilliseconds"] = "rsp_spacing",
            ["RequestNodeAddress"] = "ieee_addr",
        }),
        TsharkReading.Named<ImageBlockResponse>(OtaPrefix, new()
        {
            ["Status"] = "status",
            ["Block.ManufacturerCode"] = "manufacturer_code",
            ["Block.ImageType"] = "image.type",
            ["Block.FileVersion"] = "file.version",
            ["Block.FileOffset"] = "file.offset",
            ["Block.ImageData.Length"] = "data_size",
            ["Block.ImageData"] = "image.data",
            ["Delay.CurrentTime"] = "current_time",
            ["Delay.RequestTime"] = "request_time",
            ["Delay.MinimumBlockPeriod"] = "min_block_period",
        }),
        TsharkReading.Named<UpgradeEndRequest>(OtaPrefix, new()
        {
            ["Status"] = "status",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["FileVersion"] = "file.version",
        }),
        TsharkReading.Named<UpgradeEndResponse>(OtaPrefix, new()
        {
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["FileVersion"] = "file.version",
            ["CurrentTime"] = "current_time",
            ["UpgradeTime"] = "upgrade_time",
        }),
        TsharkReading.Named<QuerySpecificFileRequest>(OtaPrefix, new()
        {
            ["RequestNodeAddress"] = "ieee_addr",
            ["ManufacturerCode"] = "manufacturer_code",
            ["ImageType"] = "image.type",
            ["FileVersion"] = "file.version",
            ["ZigBeeStackVersion"] = "zb_stack.ver",
        }),
        TsharkReading.Named<QuerySpecificFileResponse>(OtaPrefix, _offeredImage),
    ];
}
