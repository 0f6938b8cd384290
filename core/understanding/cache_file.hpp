// Trained models as files: bytes as they lie in memory, a checksum behind (XXH3, 128 bits). Numbers
// are of this machine's byte order, which the magic number tells: such a file is a cache, made anew
// where it does not fit.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen {

/// Adds the checksum and writes through a file beside it and a rename: no reader sees half a model.
/// Errors: unavailable.
result<void> write_cache(const std::filesystem::path& file, std::string bytes);

/// A file's bytes without their checksum, mapped into memory for as long as `mapping` lives. Nobody
/// writes into such a file; a new one takes its place.
class cached_bytes {
  public:
    cached_bytes(std::shared_ptr<const void> mapping, std::string_view bytes)
        : mapping_(std::move(mapping)), bytes_(bytes) {}
    std::string_view view() const { return bytes_; }
    const std::shared_ptr<const void>& mapping() const { return mapping_; }

  private:
    std::shared_ptr<const void> mapping_;
    std::string_view bytes_;
};

/// Errors: not_found, corrupt.
result<cached_bytes> read_cache(const std::filesystem::path& file);

/// The same of bytes in memory. Errors: corrupt.
result<std::string_view> without_checksum(std::string_view bytes);
std::string with_checksum(std::string bytes);

/// A line of the processor's memory: what is aligned to it can be used where it lies.
inline constexpr std::size_t aligned_to = 64;

/// How many bytes are put in after this many, so that what follows is aligned.
constexpr std::size_t gap_after(std::size_t bytes) {
    return (aligned_to - bytes % aligned_to) % aligned_to;
}

template <class T>
void put_items(std::string& bytes, const T* items, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(items), count * sizeof(T));
}

/// Lines of names, as a vector.
std::vector<std::string> lines_of(std::string_view text);
std::string joined_lines(const std::vector<std::string>& lines);

/// Takes items off the front; false, and nothing more, when there are not enough.
class item_source {
  public:
    explicit item_source(std::string_view bytes) : whole_(bytes.size()), bytes_(bytes) {}

    /// Passes a gap; false where there is none.
    bool align() {
        const auto gap = gap_after(whole_ - bytes_.size());
        if (gap > bytes_.size()) return false;
        bytes_.remove_prefix(gap);
        return true;
    }

    /// Items where they lie, for as long as the bytes do; false also where they are not aligned.
    template <class T>
    bool take(std::span<const T>& items, std::uint64_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto* first = bytes_.data();
        if (count > bytes_.size() / sizeof(T)) return false;
        if (reinterpret_cast<std::uintptr_t>(first) % alignof(T) != 0) return false;
        items = {reinterpret_cast<const T*>(first), static_cast<std::size_t>(count)};
        bytes_.remove_prefix(count * sizeof(T));
        return true;
    }

    template <class T>
    bool take(T* items, std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (count > bytes_.size() / sizeof(T)) return false;
        if (count > 0) std::memcpy(items, bytes_.data(), count * sizeof(T));
        bytes_.remove_prefix(count * sizeof(T));
        return true;
    }

    template <class T>
    bool take(std::vector<T>& items, std::uint64_t count) {
        if (count > bytes_.size() / sizeof(T)) return false;
        items.resize(count);
        return take(items.data(), items.size());
    }

    bool take(std::string& text, std::uint64_t size) {
        if (size > bytes_.size()) return false;
        text.assign(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return true;
    }

    bool empty() const { return bytes_.empty(); }

  private:
    std::size_t whole_;
    std::string_view bytes_;
};

}  // namespace lotsen
