#include "core/understanding/urgency/word_index.hpp"

#include <algorithm>
#include <string>

namespace lotsen::urgency {
namespace {

constexpr std::size_t most_in_list = 6;  // children of a node that are looked through one by one

}  // namespace

std::uint32_t word_index::tree::child(std::uint32_t at, char byte) const {
    const auto& here = nodes[at];
    if (here.fan != 0) return fans[here.fan][static_cast<unsigned char>(byte)];
    for (const auto& [key, to] : here.children) {
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
            auto& children = nodes[at].children;
            children.emplace_back(byte, next);
            if (nodes[at].fan == 0 && children.size() > most_in_list) {
                nodes[at].fan = static_cast<std::uint32_t>(fans.size());
                fans.push_back({});
                for (const auto& [key, to] : children)
                    fans.back()[static_cast<unsigned char>(key)] = to;
            } else if (nodes[at].fan != 0) {
                fans[nodes[at].fan][static_cast<unsigned char>(byte)] = next;
            }
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
