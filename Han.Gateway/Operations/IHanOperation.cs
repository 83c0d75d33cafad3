using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>One SOAP operation: everything that the reader, the dispatcher, the writer and the published contract need to know about it.</summary>
internal interface IHanOperation
{
    /// <summary>Where its name and its types belong.</summary>
    ServiceNamespace Namespace { get; }

    /// <summary>The Body's child, and the WSDL operation: one name (document/literal wrapped).</summary>
    string Name { get; }

    /// <summary>Its one unqualified child, and the name of that child's type.</summary>
    string RequestElement { get; }

    /// <summary>The one unqualified child of the answer's wrapper, and the name of that child's type.</summary>
    string AnswerElement { get; }

    /// <summary>XSD elements that follow the common header in the request's sequence. Types of the own namespace have the prefix t.</summary>
    string SchemaContent { get; }

    /// <summary>XSD types that only this operation declares; what several share is in <see cref="Soap.Contract.CommonTypes"/>.</summary>
    string SchemaTypes { get; }

    /// <summary>False where a caller over its rate must still get through (decision 0.11: cancels).</summary>
    bool IsRateLimited => true;

    /// <summary>True for what only tells: a copy of its message does no harm.</summary>
    bool ChangesNothing => false;

    /// <summary>Reads the children of <see cref="RequestElement"/>, up to its end tag.</summary>
    HanRequest Read(RequestReader reader);

    /// <summary>A business refusal in the form of this operation's answer.</summary>
    HanAnswer Refuse(string requestId, Refusal refusal);

    /// <summary>Writes the children of <see cref="AnswerElement"/>.</summary>
    void Write(XmlDictionaryWriter xml, HanAnswer answer);
}
