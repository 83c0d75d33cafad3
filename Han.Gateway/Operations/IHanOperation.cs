using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>One SOAP operation: everything that the reader, the dispatcher and the published contract need to know about it.</summary>
internal interface IHanOperation
{
    /// <summary>The Body's child in the messaging namespace, and the WSDL operation: one name (document/literal wrapped).</summary>
    string Name { get; }

    /// <summary>Its one unqualified child.</summary>
    string RequestElement { get; }

    /// <summary>XSD elements that follow the common header in the request's sequence.</summary>
    string SchemaContent { get; }

    /// <summary>XSD types that <see cref="SchemaContent"/> refers to and no other operation declares.</summary>
    string SchemaTypes { get; }

    /// <summary>Reads the children of <see cref="RequestElement"/>, up to its end tag.</summary>
    HanRequest Read(RequestReader reader);
}
