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
    auto one = here.child;
    while (one != 0 && nodes[one].byte != byte)
        one = nodes[one].brother;
    return one;
}

std::uint32_t word_index::tree::make(std::string_view text) {
    std::uint32_t at = 0;
    for (const char byte : text) {
        auto next = child(at, byte);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back({0, nodes[at].child, 0, 0, 0, byte});
            nodes[at].child = next;
            std::size_t children = 0;
            for (auto one = next; one != 0; one = nodes[one].brother)
                ++children;
            if (nodes[at].fan == 0 && children > most_in_list) {
                nodes[at].fan = static_cast<std::uint32_t>(fans.size());
                fans.emplace_back();
            }
            if (nodes[at].fan != 0)
                for (auto one = next; one != 0; one = nodes[one].brother)
                    fans[nodes[at].fan][static_cast<unsigned char>(nodes[one].byte)] = one;
        }
        at = next;
    }
    return at;
}

void word_index::tree::put(std::uint32_t& list, slot number) {
    if (list == 0) {
        list = static_cast<std::uint32_t>(slots.size());
        slots.emplace_back();
    }
    slots[list].push_back(number);
}

void word_index::add(const word_pattern::alternative& one, slot number) {
    if (one.is == word_pattern::shape::ending) {
        const std::string turned(one.text.rbegin(), one.text.rend());
        backwards_.put(backwards_.nodes[backwards_.make(turned)].below, number);
        return;
    }
    auto& node = forwards_.nodes[forwards_.make(one.text)];
    forwards_.put(one.is == word_pattern::shape::whole ? node.here : node.below, number);
}

void word_index::find(std::string_view folded_word, std::vector<slot>& found) const {
    std::uint32_t at = 0;
    std::size_t read = 0;
    for (; read < folded_word.size(); ++read) {
        at = forwards_.child(at, folded_word[read]);
        if (at == 0) break;
        forwards_.append(forwards_.nodes[at].below, found);
    }
    if (at != 0) forwards_.append(forwards_.nodes[at].here, found);
    at = 0;
    for (auto byte = folded_word.rbegin(); byte != folded_word.rend(); ++byte) {
        at = backwards_.child(at, *byte);
        if (at == 0) return;
        backwards_.append(backwards_.nodes[at].below, found);
    }
}

}  // namespace lotsen::urgency
