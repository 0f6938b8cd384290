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

// About 200 bytes each, as residents write them, put together of three parts: hundreds of different
// messages, since what was read before is read faster. One turn answers each, and those that are
// understood start no form. A resident keeps to one language.
struct parts {
    std::array<std::string_view, 8> openings;
    std::array<std::string_view, 8> matters;
    std::array<std::string_view, 8> closings;
};
constexpr parts swedish{
    {"Hej! Jag har försökt ringa hela förmiddagen men kommer inte fram. ",
     "Hejsan, vi är några grannar i Hagalund som undrar en sak. ",
     "God kväll, jag läste på anslagstavlan i trappuppgången om det här. ",
     "Tja, min kompis säger att man kan skriva hit med frågor. ",
     "Hej hej, jag har bott i Bergshamra ett par år nu. ",
     "Ursäkta att jag stör så sent, men det har legat och gnagt. ",
     "Goddag, min man och jag är pensionärer sedan i våras. ",
     "Hallå! Snabb fråga från en trött förälder på bussen hem. "},
    {"Vilket telefonnummer ska jag använda till kontaktcenter, och när är det öppet?",
     "När är nästa trygghetsvandring och var samlas man?",
     "Vad gör ni för att skolorna ska vara trygga, finns det mentorer där?",
     "Finns det seniorträffar där mamma kan fika och träffa andra?",
     "Vad betyder det att kommunen har ett trygghetsprogram?",
     "Hur arbetar staden med kameror på torg och allmänna platser?",
     "Vad är platssamverkan och vilka är med i den?",
     "Hur når jag kommunen på telefon eller med mejl?"},
    {" Jag tackar på förhand för svaret.",
     " Det vore skönt att få veta innan helgen.",
     " Barnen har frågat om det i flera veckor.",
     " Hela styrelsen sitter och väntar här.",
     " Förlåt om det redan står någonstans på sidan.",
     " Ni får gärna svara så enkelt som möjligt.",
     " Kram från en nyfiken solnabo!",
     " Jag är nyinflyttad och hittar inget."}};
constexpr parts english{
    {"Hello! We moved to Solna last month from Manchester. ",
     "Good morning, I hope you can help me with something small. ",
     "Hi there, a colleague at the hospital told me to write to you. ",
     "Excuse me, my Swedish is not very good yet. ",
     "Hey, I have been looking through the website for an hour now. ",
     "Dear city, first of all thank you for the lovely summer flowers. ",
     "Good evening, I am writing on behalf of my grandmother. ",
     "Hi, quick one before I put the kids to bed. "},
    {"What is the city doing to make the streets safer at night?",
     "Which telephone number should I call to reach the contact centre?",
     "Are there any meet-ups for older people with coffee and cards?",
     "When is the next safety walk and where does it start?",
     "Are there cameras watching the squares, and who decides about them?",
     "How do you keep the schools safe, are there mentors?",
     "How can I contact the city by e-mail?",
     "What is the safety programme that everybody talks about?"},
    {" Many thanks in advance and have a nice day.",
     " I would rather know before the weekend.",
     " Nobody at the library could tell me.",
     " Sorry if this has been asked before.",
     " We are all rather curious about it.",
     " A short answer is perfectly fine.",
     " Greetings from the fourth floor!",
     " My neighbour would love to hear it too."}};
constexpr std::size_t english_one_in = 4;  // residents

std::string question_of(std::size_t resident, std::size_t turn) {
    const auto& from = resident % english_one_in == 0 ? english : swedish;
    const auto number = resident * 13 + turn * 37;
    const auto pick = [&](const auto& list, std::size_t divisor) {
        return list[number / divisor % list.size()];
    };
    return std::string(pick(from.openings, 1))
        .append(pick(from.matters, from.openings.size()))
        .append(pick(from.closings, from.openings.size() * from.matters.size()));
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
    const auto text = question_of(number_, turn_);
    send_frame(
        R"({"type":"say","id":")" + std::to_string(number_) + "-" + std::to_string(turn_) +
        R"(","text":")" + text + "\"}"
    );
}

}  // namespace lotsen::bench
