using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>An operation that Smart Meter Texas never had, answered by RequestID, StatusCode, StatusMessage and what was asked for.</summary>
internal abstract class ExtensionOperation : IHanOperation
{
    public ServiceNamespace Namespace => ServiceNamespace.Extension;

    public abstract string Name { get; }

    public abstract string RequestElement { get; }

    public abstract string AnswerElement { get; }

    public abstract string SchemaContent { get; }

    public abstract string SchemaTypes { get; }

    public virtual bool ChangesNothing => false;

    public abstract HanRequest Read(RequestReader reader);

    public abstract HanAnswer Refuse(string requestId, Refusal refusal);

    public void Write(XmlDictionaryWriter xml, HanAnswer answer)
    {
        xml.WriteHead(answer);
        WriteContent(xml, answer);
    }

    /// <summary>Writes what follows the StatusMessage.</summary>
    protected abstract void WriteContent(XmlDictionaryWriter xml, HanAnswer answer);
}
