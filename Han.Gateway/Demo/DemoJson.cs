using System.Text.Json.Serialization;

namespace Han.Gateway.Demo;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoResult))]
internal sealed partial class DemoJson : JsonSerializerContext;
