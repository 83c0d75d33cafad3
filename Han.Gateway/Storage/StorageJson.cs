using System.Text.Json.Serialization;
using Han.Gateway.Hosting;
using Han.Gateway.Registry;
using Han.Gateway.Requests;

namespace Han.Gateway.Storage;

/// <summary>JSON of the few values that the store keeps as text.</summary>
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(MessagingLogAnswer))]
[JsonSerializable(typeof(HanAnswer))]
[JsonSerializable(typeof(ReplayInputs))]
[JsonSerializable(typeof(List<ListedPremise>))]
internal sealed partial class StorageJson : JsonSerializerContext;
