// Calls every operation of a HAN gateway with what gSOAP generates from its WSDL: over mutual TLS, with a UsernameToken,
// and with Body and headers signed where the last argument says "sign".
// Arguments: the service's URL, the authority's PEM file, a folder, and "sign" or "plain". The folder holds: credentials.txt (the account's name, and on a second line its
// password), client-pair.pem (the client's key and certificate), calls.txt (lines of FILE OPERATION, in their order), and those files, each the Body's child.
// Each request goes through the generated types: it is read from its file, and written anew. Prints one line for each call, fields separated by tabs:
//   OPERATION answer XML
//   OPERATION fault FAULTCODE FAULTCODE-OF-THE-DETAIL
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include "SMTxPMessagingBinding.nsmap"
#include "soapSMTxPMessagingBindingProxy.h"
#include "wsseapi.h"

static std::string url, authority, folder, user, password;
static EVP_PKEY *key = nullptr;
static X509 *certificate = nullptr;

static int fail(struct soap *soap, const char *operation, const char *what) {
  std::cerr << operation << ": " << what << ": ";
  soap_stream_fault(soap, std::cerr);
  return 1;
}

static void print_fault(struct soap *soap, const char *operation) {
  soap_set_fault(soap);
  const char *detail = "";
  struct SOAP_ENV__Detail *d = soap->fault ? soap->fault->detail : nullptr;
  if (d && d->smt__SMTxPFault_) detail = d->smt__SMTxPFault_->FaultCode.c_str();
  std::cout << operation << "\tfault\t" << soap->fault->faultcode << "\t" << detail << std::endl;
}

template <class Request, class Response>
static int call(const std::string &request_file, const char *operation, const char *action, Request &request, Response &response,
                int (*read)(struct soap *, Request *), int (*write)(struct soap *, const Response *),
                int (SMTxPMessagingBindingProxy::*send)(const char *, const char *, Request *, Response &), SMTxPMessagingBindingProxy &proxy) {
  struct soap *soap = proxy.soap;
  std::ifstream file(folder + "/" + request_file);
  soap->is = &file;
  if (!file || read(soap, &request)) return fail(soap, operation, "the request cannot be read");
  soap->is = nullptr;
  if (soap_wsse_add_UsernameTokenDigest(soap, "User", user.c_str(), password.c_str())) return fail(soap, operation, "no UsernameToken");
  if (key && (soap_wsse_add_Timestamp(soap, "Time", 300) || soap_wsse_add_BinarySecurityTokenX509(soap, "X509Token", certificate) ||
              soap_wsse_add_KeyInfo_SecurityTokenReferenceX509(soap, "#X509Token") || soap_wsse_sign_body(soap, SOAP_SMD_SIGN_RSA_SHA256, key, 0)))
    return fail(soap, operation, "no signature");
  if ((proxy.*send)(url.c_str(), action, &request, response)) {
    if (!soap->fault || !soap->fault->faultcode) return fail(soap, operation, "no answer");
    print_fault(soap, operation);
    return 0;
  }
  std::ostringstream xml;
  soap->os = &xml;
  soap_set_omode(soap, SOAP_ENC_PLAIN);
  if (write(soap, &response)) return fail(soap, operation, "the answer cannot be written");
  soap->os = nullptr;
  std::string line = xml.str();
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::cout << operation << "\tanswer\t" << line << std::endl;
  return 0;
}

// OPERATION(prefix, name) for each operation of the WSDL; a null action is the WSDL's own. Without SOAP_XML_CANONICAL it would sign with no canonicalisation.
#define OPERATION(prefix, name)                                                                                          \
  if (operation == #name) {                                                                                              \
    SMTxPMessagingBindingProxy proxy(SOAP_C_UTFSTRING | SOAP_IO_KEEPALIVE | SOAP_XML_CANONICAL);                         \
    if (prepare(proxy.soap)) return 1;                                                                                   \
    _##prefix##__##name request;                                                                                         \
    _##prefix##__##name##Response response;                                                                              \
    if (call<_##prefix##__##name, _##prefix##__##name##Response>(file, #name, nullptr, request, response, soap_read__##prefix##__##name, \
             soap_write__##prefix##__##name##Response, &SMTxPMessagingBindingProxy::name, proxy)) return 1;              \
    proxy.destroy();                                                                                                     \
  }

static int prepare(struct soap *soap) {
  soap_register_plugin(soap, soap_wsse);
  soap->connect_timeout = soap->send_timeout = soap->recv_timeout = 30;
  std::string pair = folder + "/client-pair.pem";
  return soap_ssl_client_context(soap, SOAP_SSL_REQUIRE_SERVER_AUTHENTICATION | SOAP_TLSv1_2 | SOAP_TLSv1_3, pair.c_str(), "", authority.c_str(), nullptr, nullptr)
             ? fail(soap, "TLS", "no context") : 0;
}

static int read_pair() {
  FILE *pair = fopen((folder + "/client-pair.pem").c_str(), "r");
  if (!pair) return 1;
  key = PEM_read_PrivateKey(pair, nullptr, nullptr, nullptr);
  certificate = PEM_read_X509(pair, nullptr, nullptr, nullptr);
  fclose(pair);
  return !key || !certificate;
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  url = arguments[1];
  authority = arguments[2];
  folder = arguments[3];
  std::ifstream credentials(folder + "/credentials.txt");
  std::getline(credentials, user);
  std::getline(credentials, password);
  soap_ssl_init();
  if (std::string(arguments[4]) == "sign" && read_pair()) return 2;
  std::ifstream calls(folder + "/calls.txt");
  for (std::string file, operation; calls >> file >> operation;) {
#include "operations.inc"
  }
  return 0;
}
