// JSON text written member by member, without a tree in between.
#pragma once

#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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
        text_ += '"';
        text_ += value;
        text_ += '"';
    }
    void number(std::int64_t value) { writer_.Int64(value); }
    /// The shortest decimals that mean this value, without an exponent ("0.97"); null for what is
    /// not finite.
    void decimal(double value);
    void flag(bool value) { writer_.Bool(value); }
    /// A value that is JSON text already.
    void raw(std::string_view value) {
        writer_.begin(rapidjson::kObjectType);
        text_ += value;
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
        text_ += ',';
        text_ += object.substr(1, object.size() - 2);
    }

    /// What was written; the writer is done with.
    std::string take() { return std::move(text_); }

  private:
    class sink {
      public:
        using Ch = char;
        explicit sink(std::string& out) : out_(out) {}
        void Put(char c) { out_ += c; }  // NOLINT(readability-identifier-naming): RapidJSON's names
        void Flush() {}                  // NOLINT(readability-identifier-naming)

      private:
        std::string& out_;
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

    /// Nothing in it has to be escaped (RFC 8259, section 7).
    static bool plain(std::string_view text) {
        for (const char c : text)
            if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
        return true;
    }
    static rapidjson::SizeType size_of(std::string_view text) {
        return static_cast<rapidjson::SizeType>(text.size());
    }

    static constexpr std::size_t most_levels = 8;  // deeper ones cost an allocation

    std::string text_;
    sink to_;
    alignas(std::max_align_t) char room_[512];  // of the open objects and arrays
    levels levels_;
    writer writer_;
};

}  // namespace lotsen
