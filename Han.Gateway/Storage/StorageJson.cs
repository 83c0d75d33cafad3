using System.Text.Json.Serialization;
using Han.Gateway.Requests;

namespace Han.Gateway.Storage;

/// <summary>JSON of the few values that the store keeps as text.</summary>
[JsonSerializable(typeof(Acknowledgement))]
internal sealed partial class StorageJson : JsonSerializerContext;
