// The features of many texts, each known by a number, so that a second look at them needs no table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/understanding/intents/features.hpp"

namespace lotsen {

/// Numbers are in order of first appearance, below size().
class found_features {
  public:
    /// The texts are folded here; they must outlive it.
    explicit found_features(const std::vector<const std::string*>& texts);

    std::size_t texts() const { return keys_.size(); }
    const std::string& text(std::size_t one) const { return *texts_[one]; }
    /// key_of(text(one)).
    std::uint64_t key(std::size_t one) const { return keys_[one]; }
    /// One for each occurrence.
    std::span<const std::uint32_t> of(std::size_t text) const {
        return std::span(numbers_).subspan(begins_[text], begins_[text + 1] - begins_[text]);
    }

    std::size_t size() const { return all_.size(); }
    feature at(std::uint32_t number) const { return all_[number]; }
    /// Of characters, the number of the characters before their last one; of others, its own.
    std::uint32_t beginning(std::uint32_t number) const { return beginnings_[number]; }

  private:
    std::vector<const std::string*> texts_;
    std::vector<std::uint64_t> keys_;
    std::vector<std::size_t> begins_{0};
    std::vector<std::uint32_t> numbers_;
    std::vector<feature> all_;
    std::vector<std::uint32_t> beginnings_;
};

}  // namespace lotsen
