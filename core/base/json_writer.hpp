// JSON text written member by member, without a tree in between.
#pragma once

#include <rapidjson/writer.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen {

/// Not thread-safe. The caller opens and closes in order, and gives each member of an object its
/// key first. Text is taken as UTF-8 as it is.
class json_writer {
  public:
    json_writer() : to_(text_), levels_(room_, sizeof room_), writer_(to_, &levels_, most_levels) {}
    json_writer(const json_writer&) = delete;
    json_writer& operator=(const json_writer&) = delete;

    void reserve(std::size_t bytes) { text_.reserve(bytes); }

    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }

    void key(std::string_view name) { text(name); }
    void text(std::string_view value) {
        if (!plain(value)) {
            writer_.String(value.data(), size_of(value));
            return;
        }
        writer_.begin(rapidjson::kStringType);
        text_.quote(value);
    }
    void number(std::int64_t value) { writer_.Int64(value); }
    /// The shortest decimals that mean this value, without an exponent ("0.97"); null for what is
    /// not finite.
    void decimal(double value);
    void flag(bool value) { writer_.Bool(value); }
    /// A value that is JSON text already.
    void raw(std::string_view value) {
        writer_.begin(rapidjson::kObjectType);
        text_.put(value);
    }
    void value(const json::value& any) { raw(json::serialize(any)); }
    void value(const json::object& any) { raw(json::serialize(any)); }
    void value(const json::array& any) { raw(json::serialize(any)); }

    // Members.
    void text(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void number(std::string_view name, std::int64_t value) {
        key(name);
        number(value);
    }
    void decimal(std::string_view name, double value) {
        key(name);
        decimal(value);
    }
    void flag(std::string_view name, bool value) {
        key(name);
        flag(value);
    }
    void raw(std::string_view name, std::string_view value) {
        key(name);
        raw(value);
    }
    template <class Json>
    void value(std::string_view name, const Json& any) {
        key(name);
        value(any);
    }

    /// The members of an object that is JSON text already, as written by this class or Boost.JSON
    /// (no blanks around its braces), after at least one other member.
    void members(std::string_view object) {
        if (object.size() <= 2) return;
        text_.put(',');
        text_.put(object.substr(1, object.size() - 2));
    }

    /// Bytes written so far.
    std::size_t size() const { return text_.all().size(); }
    /// What was written; the writer is done with.
    std::string take() const { return std::string(text_.all()); }

  private:
    /// Text under way, in a thread's one buffer if no other writer has it. The writing of most
    /// members is a few bytes each, so that looking for room is what costs.
    class buffer {
      public:
        buffer() : bytes_(std::exchange(spare(), {})), end_(bytes_.data()) {}
        buffer(const buffer&) = delete;
        buffer& operator=(const buffer&) = delete;
        ~buffer() {
            if (bytes_.size() <= most_spare) spare() = std::move(bytes_);
        }

        void reserve(std::size_t bytes) {
            if (bytes > room()) grow(bytes);
        }
        void put(char one) {
            if (room() == 0) grow(1);
            *end_++ = one;
        }
        void put(std::string_view text) {
            reserve(text.size());
            copy(text);
        }
        void quote(std::string_view text) {
            reserve(text.size() + 2);
            *end_++ = '"';
            copy(text);
            *end_++ = '"';
        }
        std::string_view all() const {
            return {bytes_.data(), static_cast<std::size_t>(end_ - bytes_.data())};
        }

      private:
        static constexpr std::size_t most_spare = std::size_t{64} * 1024;

        static std::vector<char>& spare() {
            thread_local std::vector<char> kept;
            return kept;
        }
        std::size_t room() const {
            return static_cast<std::size_t>(bytes_.data() + bytes_.size() - end_);
        }
        void copy(std::string_view text) {
            if (!text.empty()) std::memcpy(end_, text.data(), text.size());
            end_ += text.size();
        }
        void grow(std::size_t more);

        std::vector<char> bytes_;
        char* end_;
    };

    class sink {
      public:
        using Ch = char;
        explicit sink(buffer& out) : out_(out) {}
        void Put(char c) { out_.put(c); }  // NOLINT(readability-identifier-naming): RapidJSON's
        void Flush() {}                    // NOLINT(readability-identifier-naming)

      private:
        buffer& out_;
    };

    /// RapidJSON writes byte by byte; what needs no escape is copied whole instead.
    using levels = rapidjson::MemoryPoolAllocator<>;
    using base = rapidjson::Writer<sink, rapidjson::UTF8<>, rapidjson::UTF8<>, levels>;
    class writer : public base {
      public:
        using base::base;
        /// The comma or colon before a value that the caller writes.
        void begin(rapidjson::Type type) { Prefix(type); }
    };

    /// Nothing in it has to be escaped (RFC 8259, section 7). Eight bytes at a time: a byte below n
    /// borrows into its own highest bit, and what has that bit itself is left out.
    static bool plain(std::string_view text) {
        constexpr std::uint64_t ones = 0x0101010101010101;
        constexpr std::uint64_t highest = 0x8080808080808080;
        const auto below = [](std::uint64_t bytes, std::uint64_t n) {
            return (bytes - ones * n) & ~bytes & highest;
        };
        const auto eight = [&](std::size_t at) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data() + at, sizeof bytes);
            return below(bytes, ' ') | below(bytes ^ (ones * '"'), 1) |
                   below(bytes ^ (ones * '\\'), 1);
        };
        if (text.size() < sizeof(std::uint64_t))
            return std::ranges::none_of(text, [](char one) {
                return static_cast<unsigned char>(one) < ' ' || one == '"' || one == '\\';
            });
        // The last eight overlap those before, instead of a rest byte by byte.
        const auto last = text.size() - sizeof(std::uint64_t);
        auto found = eight(last);
        for (std::size_t at = 0; at < last; at += sizeof(std::uint64_t))
            found |= eight(at);
        return found == 0;
    }
    static rapidjson::SizeType size_of(std::string_view text) {
        return static_cast<rapidjson::SizeType>(text.size());
    }

    static constexpr std::size_t most_levels = 8;  // deeper ones cost an allocation

    buffer text_;
    sink to_;
    alignas(std::max_align_t) char room_[512];  // of the open objects and arrays
    levels levels_;
    writer writer_;
};

}  // namespace lotsen
