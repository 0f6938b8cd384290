#include "core/understanding/urgency/word_index.hpp"

#include <algorithm>
#include <string>

namespace lotsen::urgency {

std::uint32_t word_index::tree::child(std::uint32_t at, char byte) const {
    for (const auto& [key, to] : nodes[at].children) {
        if (key == byte) return to;
    }
    return 0;
}

std::uint32_t word_index::tree::make(std::string_view text) {
    std::uint32_t at = 0;
    for (const char byte : text) {
        auto next = child(at, byte);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes.size());
            nodes[at].children.emplace_back(byte, next);
            nodes.emplace_back();
        }
        at = next;
    }
    return at;
}

void word_index::add(const word_pattern::alternative& one, slot number) {
    if (one.is == word_pattern::shape::ending) {
        const std::string turned(one.text.rbegin(), one.text.rend());
        backwards_.nodes[backwards_.make(turned)].below.push_back(number);
        return;
    }
    auto& node = forwards_.nodes[forwards_.make(one.text)];
    (one.is == word_pattern::shape::whole ? node.here : node.below).push_back(number);
}

void word_index::find(std::string_view folded_word, std::vector<slot>& found) const {
    std::uint32_t at = 0;
    std::size_t read = 0;
    for (; read < folded_word.size(); ++read) {
        at = forwards_.child(at, folded_word[read]);
        if (at == 0) break;
        const auto& below = forwards_.nodes[at].below;
        found.insert(found.end(), below.begin(), below.end());
    }
    if (at != 0) {
        const auto& here = forwards_.nodes[at].here;
        found.insert(found.end(), here.begin(), here.end());
    }
    at = 0;
    for (auto byte = folded_word.rbegin(); byte != folded_word.rend(); ++byte) {
        at = backwards_.child(at, *byte);
        if (at == 0) return;
        const auto& below = backwards_.nodes[at].below;
        found.insert(found.end(), below.begin(), below.end());
    }
}

}  // namespace lotsen::urgency
