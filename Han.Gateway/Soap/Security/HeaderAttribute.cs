namespace Han.Gateway.Soap.Security;

/// <summary>An attribute of a <see cref="HeaderElement"/>; namespace declarations are kept apart.</summary>
internal readonly record struct HeaderAttribute(string Prefix, string LocalName, string Namespace, string Value);
