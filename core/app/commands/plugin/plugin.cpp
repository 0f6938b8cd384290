#include "core/app/commands/plugin/plugin.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lotsen {
namespace {

struct part {
    std::string_view word;
    int (*run)(const command_line& given);
};

constexpr std::array parts{
    part{"new", plugin_new},
    part{"dev", plugin_dev},
    part{"reload", plugin_reload},
    part{"test", plugin_test},
    part{"chaos", plugin_chaos},
};

}  // namespace

int plugin_command(const command_line& given) {
    const auto& words = given.arguments;
    const auto* found = std::ranges::find_if(parts, [&](const part& one) {
        return !words.empty() && words.front() == one.word;
    });
    if (found == parts.end()) {
        std::string known;
        for (const auto& one : parts)
            known.append(known.empty() ? "" : "|").append(one.word);
        throw wrong_use{"plugin what? " + known};
    }
    return found->run({given.program, {words.begin() + 1, words.end()}});
}

}  // namespace lotsen
