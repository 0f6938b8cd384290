#include "core/base/ids.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace lotsen {
namespace {

constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t reference_digits = 7;  // and one check character

char check_character(std::string_view digits) {
    std::size_t sum = 0;
    std::size_t weight = 1;
    // An odd weight at every place: any single wrong character, and most swaps, change the sum.
    for (const char digit : digits) {
        sum += weight * base32.find(digit);
        weight += 2;
    }
    return base32[sum % 32];
}

char canonical(char typed) {
    if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
    if (typed == 'I' || typed == 'L') return '1';
    if (typed == 'O') return '0';
    return typed;
}

std::string format_reference(std::string_view prefix, std::string_view digits) {
    std::string text(prefix);
    text += '-';
    text += digits.substr(0, 4);
    text += '-';
    text += digits.substr(4);
    return text;
}

}  // namespace

system_random::system_random() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
}

void system_random::fill(std::span<unsigned char> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

std::string make_id(random_source& random) {
    std::array<unsigned char, 26> bytes{};
    random.fill(bytes);
    std::string id;
    for (const unsigned char byte : bytes) {
        const char digit = base32[byte % 32];
        id += digit >= 'A' ? static_cast<char>(digit - 'A' + 'a') : digit;
    }
    return id;
}

std::string make_token(random_source& random) {
    std::array<unsigned char, 32> bytes{};
    random.fill(bytes);
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
        text{};
    sodium_bin2base64(
        text.data(),
        text.size(),
        bytes.data(),
        bytes.size(),
        sodium_base64_VARIANT_URLSAFE_NO_PADDING
    );
    return text.data();
}

std::string token_hash(std::string_view token) {
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(
        reinterpret_cast<unsigned char*>(hash.data()),
        hash.size(),
        reinterpret_cast<const unsigned char*>(token.data()),
        token.size(),
        nullptr,
        0
    );
    return hash;
}

bool same_hash(std::string_view left, std::string_view right) noexcept {
    return left.size() == crypto_generichash_BYTES && right.size() == left.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string make_reference(random_source& random, std::string_view prefix) {
    std::array<unsigned char, reference_digits> bytes{};
    random.fill(bytes);
    std::string digits;
    for (const unsigned char byte : bytes)
        digits += base32[byte % 32];
    digits += check_character(digits);
    return format_reference(prefix, digits);
}

std::string read_reference(std::string_view typed, std::string_view prefix) {
    std::string digits;
    for (const char raw : typed) {
        const char character = canonical(raw);
        if (base32.find(character) != std::string_view::npos) digits += character;
    }
    // The prefix may itself be made of base32 characters; it is dropped when it is there.
    std::string own;
    for (const char raw : prefix) {
        if (base32.find(canonical(raw)) != std::string_view::npos) own += canonical(raw);
    }
    if (digits.size() == reference_digits + 1 + own.size() && digits.starts_with(own))
        digits.erase(0, own.size());
    if (digits.size() != reference_digits + 1) return {};
    if (check_character(digits.substr(0, reference_digits)) != digits.back()) return {};
    return format_reference(prefix, digits);
}

}  // namespace lotsen
