// Identifiers and secrets. All randomness comes in through `random_source`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lotsen {

/// Thread-safe.
class random_source {
  public:
    virtual ~random_source() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;
};

/// libsodium's generator, seeded by the kernel.
class system_random final : public random_source {
  public:
    system_random();
    void fill(std::span<unsigned char> bytes) override;
};

/// 26 characters of lower-case Crockford base32: 128 random bits. Conversations, photos, holds.
std::string make_id(random_source& random);

/// 43 characters of base64url: 256 random bits. Conversation tokens, session cookies.
std::string make_token(random_source& random);

/// BLAKE2b-256 of a token, as stored: a stolen database opens no conversation. 32 raw bytes.
std::string token_hash(std::string_view token);

/// Constant time. Both must be 32 bytes; another length is never equal.
bool same_hash(std::string_view left, std::string_view right) noexcept;

/// "F-7K3M-9Q2X": a reference people can read aloud: prefix, then eight of 0-9 A-Z without I, L, O,
/// U (Crockford base32), the last a check character over the other seven, so that a mistyped
/// reference is told from an unknown one. Upper case.
std::string make_reference(random_source& random, std::string_view prefix);

/// The canonical form of a reference as a person typed it: upper case, I and L to 1, O to 0, spaces
/// and missing hyphens mended. Empty when it is none (wrong length, or its check character fails).
std::string read_reference(std::string_view typed, std::string_view prefix);

}  // namespace lotsen
