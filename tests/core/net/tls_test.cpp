// The same over TLS, with a certificate made here.
#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/ssl.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "tests/core/net/support.hpp"

namespace lotsen::net::test {
namespace {

namespace ssl = asio::ssl;

using key_ptr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using certificate_ptr = std::unique_ptr<X509, decltype(&X509_free)>;
using file_ptr = std::unique_ptr<FILE, decltype(&fclose)>;

/// A self-signed certificate for localhost, good for an hour.
tls_files make_certificate(const std::filesystem::path& folder) {
    const key_ptr key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const certificate_ptr made(X509_new(), X509_free);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), key.get());
    X509_NAME* name = X509_get_subject_name(made.get());
    const auto* common = reinterpret_cast<const unsigned char*>("localhost");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
    X509_set_issuer_name(made.get(), name);
    X509_sign(made.get(), key.get(), EVP_sha256());

    const tls_files files{folder / "certificate.pem", folder / "key.pem"};
    const file_ptr certificate(fopen(files.certificate.c_str(), "w"), fclose);
    PEM_write_X509(certificate.get(), made.get());
    const file_ptr secret(fopen(files.key.c_str(), "w"), fclose);
    PEM_write_PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return files;
}

class tls : public testing::Test {
  protected:
    tls() {
        folder_.write("pages/index.html", "<!doctype html>front");
        net_options options;
        options.static_folder = folder_.path() / "pages";
        options.tls = make_certificate(folder_.path());
        options.limits.outbound_frames = 16;
        server_ = std::make_unique<running_server>(options);
        trust_.load_verify_file((folder_.path() / "certificate.pem").native());
        trust_.set_verify_mode(ssl::verify_peer);
    }

    using secure_stream = ssl::stream<tcp::socket>;

    secure_stream connect() {
        secure_stream stream(io_, trust_);
        stream.next_layer().connect({asio::ip::address_v4::loopback(), server_->port()});
        stream.handshake(secure_stream::client);
        return stream;
    }

    temporary_folder folder_;
    std::unique_ptr<running_server> server_;
    asio::io_context io_;
    ssl::context trust_{ssl::context::tls_client};
};

TEST_F(tls, serves_pages_and_keeps_browsers_on_it) {
    auto stream = connect();
    asio::write(
        stream,
        asio::buffer(std::string_view("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
    );
    beast::flat_buffer buffer;
    http::response<http::string_body> page;
    http::read(stream, buffer, page);
    EXPECT_EQ(page.body(), "<!doctype html>front");
    EXPECT_EQ(page["Strict-Transport-Security"], "max-age=31536000");
    error_code ended;
    stream.shutdown(ended);  // the server says goodbye, so this is no truncation
    EXPECT_FALSE(ended) << ended.message();
}

TEST_F(tls, carries_web_sockets) {
    websocket::stream<secure_stream> client(connect());
    client.handshake("localhost:" + std::to_string(server_->port()), "/echo");
    for (const std::size_t size : {1, 200, 5000, 32768}) {
        client.write(asio::buffer(std::string(size, 'x')));
        beast::flat_buffer buffer;
        client.read(buffer);
        EXPECT_EQ(buffer.size(), size);
    }
    server_->net().request_stop();
    error_code ended;
    while (!ended) {
        beast::flat_buffer buffer;
        client.read(buffer, ended);
    }
    EXPECT_EQ(client.reason().code, websocket::close_code::going_away);
}

TEST_F(tls, drops_a_slow_reader) {
    websocket::stream<secure_stream> client(connect());
    client.handshake("localhost:" + std::to_string(server_->port()), "/quiet");
    const auto out = server_->behind.outlet_at(0);
    const auto large = std::make_shared<const std::string>(256 * 1024, 'x');
    EXPECT_TRUE(eventually([&] {
        out->send(large);
        return server_->net().counts().slow_readers == 1;
    }));
    error_code ended;
    while (!ended) {
        beast::flat_buffer buffer;
        client.read(buffer, ended);
    }
    EXPECT_EQ(client.reason().code, websocket::close_code::try_again_later);
}

TEST_F(tls, lets_go_of_a_client_that_speaks_plain_http) {
    raw_client client(server_->port());
    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return server_->net().counts().open == 0; }));
}

TEST(tls_options, name_a_certificate_that_can_be_read) {
    net_options options;
    options.listen = "127.0.0.1:0";
    options.tls = tls_files{"/nonexistent/certificate.pem", "/nonexistent/key.pem"};
    EXPECT_THROW(server(options, {}), boost::system::system_error);
}

}  // namespace
}  // namespace lotsen::net::test
