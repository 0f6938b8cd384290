#include "tests/bench/client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <system_error>

namespace lotsen::bench {

namespace {

// About 200 bytes each, as residents write them; one turn answers each. A resident keeps to one
// language.
constexpr std::array<std::string_view, 6> swedish{
    "Hej! Jag har försökt ringa hela förmiddagen men kommer inte fram. Vilket telefonnummer ska "
    "jag "
    "använda till kontaktcenter, och när är det öppet? Det gäller en faktura för förskolan.",
    "Hej, vi är några grannar som har hört att kommunen ordnar trygghetsvandringar i Hagalund. När "
    "är nästa trygghetsvandring och var samlas man? Kan barnen följa med?",
    "Vad gör ni egentligen för att skolorna ska vara trygga? Min dotter börjar i Skytteholmskolan "
    "till hösten och jag har läst att det finns mentorer där. Hur fungerar det?",
    "Min mamma är 82 år och har blivit ganska ensam på sistone. Finns det seniorträffar i närheten "
    "av Huvudsta där hon kan fika och träffa andra? Hon går bra själv.",
    "Tack så mycket för all hjälp i dag! Det var precis det jag ville veta, och det gick mycket "
    "fortare än jag trodde. Nu vet jag vart jag ska vända mig nästa gång. Ha en fin dag!",
    "Hej hej! Jag har aldrig använt det här förut och vet inte riktigt hur det fungerar. Vad kan "
    "du "
    "hjälpa mig med? Jag bor i Bergshamra sedan ett par år och har två barn i skolan.",
};
constexpr std::array<std::string_view, 4> english{
    "Hello! We moved to Solna last month and the evenings in Hagalund do not always feel safe. "
    "What "
    "is the city doing to make the streets and squares around us safer at night?",
    "How can I contact the city? I have written two e-mails without getting an answer and I would "
    "rather talk on the telephone. Which number should I call, please?",
    "My grandmother is eighty and has been rather lonely since she moved to Huvudsta. Are there "
    "any meet-ups for older people where she could have a coffee and get to know somebody?",
    "Thank you so much for all your help today! That was exactly what I wanted to know, and it was "
    "far quicker than I had expected. Have a really nice evening!",
};
constexpr std::size_t english_one_in = 4;  // residents

std::string_view question_of(std::size_t resident, std::size_t turn) {
    if (resident % english_one_in == 0)
        return english[(resident / english_one_in + turn) % english.size()];
    return swedish[(resident + turn) % swedish.size()];
}

[[noreturn]] void fail_system(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// The number after `"seq":`, 0 where there is none.
long seq_of(std::string_view text) {
    constexpr std::string_view key = "\"seq\":";
    const auto at = text.find(key);
    long number = 0;
    if (at == std::string_view::npos) return 0;
    std::from_chars(text.data() + at + key.size(), text.data() + text.size(), number);
    return number;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

client::client(std::uint16_t port, protocol speaks, std::size_t number)
    : speaks_(speaks), number_(number) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) fail_system("socket");
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&server), sizeof server) != 0)
        fail_system("connect");
    const int yes = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    const std::string handshake =
        "GET /api/v1/chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    if (::send(socket_, handshake.data(), handshake.size(), MSG_NOSIGNAL) < 0) fail_system("send");
}

client::~client() {
    if (socket_ >= 0) ::close(socket_);
}

/// A masked frame (RFC 6455 section 5.2) whose key is zero: masking costs the server the same.
void client::send_frame(std::string_view text) {
    std::string frame("\x81", 1);
    if (text.size() < 126) {
        frame += static_cast<char>(0x80U | text.size());
    } else {
        frame += static_cast<char>(0xFE);
        frame += static_cast<char>(text.size() >> 8U);
        frame += static_cast<char>(text.size() & 0xFFU);
    }
    frame.append(4, '\0');
    frame += text;
    const auto sent = ::send(socket_, frame.data(), frame.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(frame.size())) fail_system("send");
}

void client::fill() {
    std::array<char, 16384> piece;
    const auto got = ::recv(socket_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got == 0) throw std::runtime_error("the server closed a connection");
    if (got < 0 && errno != EAGAIN) fail_system("recv");
    in_.erase(0, used_);
    used_ = 0;
    if (got > 0) in_.append(piece.data(), static_cast<std::size_t>(got));
}

bool client::next_frame(std::string_view& text) {
    const std::string_view rest = std::string_view(in_).substr(used_);
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(rest[at]));
    };
    if (rest.size() < 2) return false;
    std::size_t head = 2, size = byte(1);
    if (size == 126) head = 4;
    if (size == 127) head = 10;
    if (rest.size() < head) return false;
    if (head > 2) size = 0;
    for (std::size_t at = 2; at < head; ++at)
        size = size << 8U | byte(at);
    if (rest.size() < head + size) return false;
    text = rest.substr(head, size);
    used_ += head + size;
    const auto opcode = byte(0) & 0x0FU;
    if (opcode == 8) throw std::runtime_error("the server closed a conversation");
    if (opcode != 1) text = {};  // a ping; the run is shorter than the time to answer it
    return true;
}

client::progress client::take(std::string_view text) {
    if (text.empty()) return progress::none;
    if (speaks_ == protocol::echo) {
        state_ = state::idle;
        return progress::turn_done;
    }
    if (has(text, "\"type\":\"error\""))
        throw std::runtime_error("error frame: " + std::string(text));
    if (state_ == state::opening && has(text, "\"type\":\"opened\"")) {
        state_ = state::idle;
        return progress::ready;
    }
    if (has(text, "\"type\":\"accepted\"")) accepted_seq_ = seq_of(text);
    if (has(text, "\"from\":\"bot\"") && has(text, "\"kind\":\"message\""))
        answer_seq_ = seq_of(text);
    if (state_ != state::waiting || accepted_seq_ == 0 || answer_seq_ <= accepted_seq_)
        return progress::none;
    state_ = state::idle;
    return progress::turn_done;
}

client::progress client::readable() {
    fill();
    if (state_ == state::handshake) {
        const auto end = in_.find("\r\n\r\n");
        if (end == std::string::npos) return progress::none;
        if (!in_.starts_with("HTTP/1.1 101"))
            throw std::runtime_error(in_.substr(0, in_.find('\r')));
        used_ = end + 4;
        state_ = speaks_ == protocol::echo ? state::idle : state::opening;
        if (speaks_ == protocol::echo) return progress::ready;
        send_frame(R"({"type":"open","channel":"web","locale":"sv"})");
    }
    auto done = progress::none;
    for (std::string_view text; next_frame(text);) {
        if (const auto step = take(text); step != progress::none) done = step;
    }
    if (used_ == in_.size()) {
        in_ = std::string();
        used_ = 0;
    }
    return done;
}

void client::say(std::size_t bytes, instant now) {
    ++turn_;
    accepted_seq_ = 0;
    state_ = state::waiting;
    said_at_ = now;
    if (speaks_ == protocol::echo) return send_frame(std::string(bytes, 'x'));
    const std::string text(question_of(number_, turn_));
    send_frame(
        R"({"type":"say","id":")" + std::to_string(number_) + "-" + std::to_string(turn_) +
        R"(","text":")" + text + "\"}"
    );
}

}  // namespace lotsen::bench
