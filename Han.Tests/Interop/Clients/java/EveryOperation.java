import java.io.*;
import java.lang.reflect.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import javax.jws.WebMethod;
import javax.net.ssl.*;
import javax.xml.bind.*;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.soap.SOAPException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.ws.*;
import javax.xml.ws.handler.Handler;
import javax.xml.ws.handler.MessageContext;
import javax.xml.ws.handler.soap.SOAPHandler;
import javax.xml.ws.handler.soap.SOAPMessageContext;
import org.apache.ws.security.*;
import org.apache.ws.security.components.crypto.Merlin;
import org.apache.ws.security.message.*;
import org.w3c.dom.Document;

/**
 * Calls every operation of a HAN gateway with what Metro's wsimport generates from its WSDL: over mutual TLS, with a digest UsernameToken, and with Body and Timestamp signed
 * by WSS4J where the last argument says "sign".
 * Arguments: the WSDL file, the service's URL, the authority's PEM file, the generated port type's name, a folder, and "sign" or "plain". The folder holds credentials.txt (the
 * account's name, and on a second line its password), client-pair.pem (the client's key and certificate), calls.txt (lines of FILE OPERATION, in their order), and those files,
 * each the Body's child. Prints one line for each call, fields separated by tabs: OPERATION answer XML, or OPERATION fault FAULTCODE FAULTCODE-OF-THE-DETAIL.
 */
public final class EveryOperation implements SOAPHandler<SOAPMessageContext> {
    private final String user;
    private final String password;
    private final Merlin keys;
    private final boolean signs;
    private String faultCode = "";
    private Exception failure;

    private EveryOperation(List<String> credentials, KeyStore store, boolean signs) throws Exception {
        this.signs = signs;
        user = credentials.get(0);
        password = credentials.get(1);
        keys = new Merlin();
        keys.setKeyStore(store);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Paths.get(arguments[4]);
        KeyStore client = clientKeys(folder.resolve("client-pair.pem"));
        SSLContext tls = tls(client, Paths.get(arguments[2]));
        EveryOperation handler = new EveryOperation(Files.readAllLines(folder.resolve("credentials.txt")), client, arguments[5].equals("sign"));
        Class<?> portType = Class.forName(arguments[3]);
        String names = "http://schemas.esb.ams.com/smtxpmessaging";
        Service service = Service.create(Paths.get(arguments[0]).toUri().toURL(), new QName(names, "SMTxPMessagingService"));
        Object port = service.getPort(new QName(names, "SMTxPMessagingPort"), portType);
        BindingProvider provider = (BindingProvider) port;
        provider.getRequestContext().put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, arguments[1]);
        provider.getRequestContext().put("com.sun.xml.ws.transport.https.client.SSLSocketFactory", tls.getSocketFactory());
        provider.getRequestContext().put("com.sun.xml.ws.connect.timeout", 30_000);
        provider.getRequestContext().put("com.sun.xml.ws.request.timeout", 30_000);
        provider.getBinding().setHandlerChain(new ArrayList<Handler>(Collections.singletonList(handler)));
        for (String line : Files.readAllLines(folder.resolve("calls.txt"))) {
            String[] call = line.split(" ");
            System.out.println(call[1] + "\t" + handler.call(port, portType, call[1], folder.resolve(call[0]).toFile()));
        }
    }

    private String call(Object port, Class<?> portType, String operation, File request) throws Exception {
        Method method = Arrays.stream(portType.getMethods())
            .filter(m -> operation.equals(m.getAnnotation(WebMethod.class).operationName()) || operation.equals(m.getName())).findFirst().orElseThrow();
        Class<?> wrapper = Class.forName(method.getAnnotation(RequestWrapper.class).className());
        Object body = JAXBContext.newInstance(wrapper).createUnmarshaller().unmarshal(request);
        Method content = Arrays.stream(wrapper.getMethods()).filter(m -> m.getReturnType() == method.getParameterTypes()[0]).findFirst().orElseThrow();
        try {
            Object answer = method.invoke(port, content.invoke(body));
            return "answer\t" + toXml(answer);
        } catch (InvocationTargetException e) {
            if (failure != null) throw failure;
            Object detail;
            try {
                detail = e.getCause().getClass().getMethod("getFaultInfo").invoke(e.getCause());
            } catch (NoSuchMethodException none) {
                throw e;
            }
            return "fault\t" + faultCode + "\t" + detail.getClass().getMethod("getFaultCode").invoke(detail);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static String toXml(Object answer) throws JAXBException {
        StringWriter xml = new StringWriter();
        JAXBContext.newInstance(answer.getClass()).createMarshaller().marshal(new JAXBElement(new QName("answer"), answer.getClass(), answer), xml);
        return xml.toString().replace('\n', ' ');
    }

    @Override
    public boolean handleMessage(SOAPMessageContext context) {
        if (!Boolean.TRUE.equals(context.get(MessageContext.MESSAGE_OUTBOUND_PROPERTY))) return true;
        try {
            // SAAJ's own document cannot be changed by WSS4J of this age: it signs a plain one, which takes its place.
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            context.getMessage().writeTo(written);
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(written.toByteArray()));
            WSSecHeader header = new WSSecHeader();
            header.insertSecurityHeader(document);
            WSSecUsernameToken token = new WSSecUsernameToken();
            token.setUserInfo(user, password);
            token.build(document, header);
            if (signs) sign(document, header);
            context.getMessage().getSOAPPart().setContent(new DOMSource(document));
            return true;
        } catch (Exception e) {
            failure = e;
            throw new IllegalStateException(e);
        }
    }

    private void sign(Document document, WSSecHeader header) throws WSSecurityException {
        WSSecTimestamp timestamp = new WSSecTimestamp();
        timestamp.setTimeToLive(300);
        timestamp.build(document, header);
        WSSecSignature signature = new WSSecSignature();
        signature.setUserInfo("client", "");
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        signature.setDigestAlgo("http://www.w3.org/2001/04/xmlenc#sha256");
        signature.setParts(Arrays.asList(
            new WSEncryptionPart("Body", "http://schemas.xmlsoap.org/soap/envelope/", "Content"),
            new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Content")));
        signature.build(document, keys, header);
    }

    @Override
    public boolean handleFault(SOAPMessageContext context) {
        try {
            faultCode = context.getMessage().getSOAPBody().getFault().getFaultCode();
        } catch (SOAPException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    @Override
    public void close(MessageContext context) {
    }

    @Override
    public Set<QName> getHeaders() {
        return Collections.singleton(new QName(WSConstants.WSSE_NS, "Security"));
    }

    private static KeyStore clientKeys(Path file) throws Exception {
        String pem = Files.readString(file);
        int end = pem.indexOf("-----END PRIVATE KEY-----");
        byte[] key = Base64.getMimeDecoder().decode(pem.substring(pem.indexOf("KEY-----") + 8, end));
        Certificate certificate = CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")).getBytes(StandardCharsets.US_ASCII)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)), new char[0], new Certificate[] {certificate});
        return store;
    }

    private static SSLContext tls(KeyStore client, Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(authority)) {
            trusted.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(client, new char[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
