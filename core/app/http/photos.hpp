// Photos that residents send: files of one conversation each.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/base/result.hpp"

namespace lotsen {

struct stored_photo {
    std::string bytes;
    std::string content_type;
};

/// A photo by what it is found under.
struct kept_photo {
    std::string conversation;
    std::string id;  // unlike that of any other photo
};

/// Files below <folder>/<conversation>/. Thread-safe.
class photo_store {
  public:
    photo_store(std::filesystem::path folder, random_source& random, const limits& named);

    /// The photo's id. JPEG, PNG and WebP, told by their first bytes, whatever they are called.
    /// Errors: photo_too_large, photo_unreadable, disk_full.
    result<std::string> put(std::string_view conversation, std::string_view bytes);
    /// Errors: not_found.
    result<stored_photo> get(std::string_view conversation, std::string_view id) const;

    /// In no order.
    std::vector<kept_photo> stored_before(time_point then) const;
    /// False where it could not be erased. A conversation's folder goes with its last photo.
    bool erase(const kept_photo& gone);

  private:
    std::filesystem::path folder_;
    random_source& random_;
    const limits& limits_;
};

}  // namespace lotsen
