#include "core/app/wiring/reloader.hpp"

#include <algorithm>
#include <utility>

#include "core/app/kit/named_messages.hpp"
#include "core/base/log.hpp"

namespace lotsen {
namespace {

reload_box box_of(const config& settings, const std::string& plugin) {
    return {settings.data / "plugins", plugin};
}

/// Texts that a manifest names and nobody has written, one a line: a folder that is half replaced.
std::string unwritten(const content& made) {
    std::string all;
    const auto& first = made.texts->locales().front();
    for (const auto& each : made.plugins)
        for (const auto& id : named_messages(each))
            if (!made.texts->has(each.id, id, first))
                all.append(each.id).append(": message \"").append(id).append("\" is missing\n");
    return all;
}

}  // namespace

reloader::reloader(const config& settings, std::vector<manifest> loaded, serving now)
    : settings_(settings), declared_(std::move(loaded)), now_(now) {
    for (const auto& each : declared_)
        seen_[each.id] = box_of(settings_, each.id).asked();
}

void reloader::look() {
    for (auto& [plugin, seen] : seen_) {
        const auto box = box_of(settings_, plugin);
        if (auto token = box.asked(); token != seen) {
            seen = std::move(token);
            box.answer(seen, reload(plugin));
        }
    }
}

result<std::vector<manifest>> reloader::read_again(const std::string& plugin) const {
    auto all = declared_;
    auto& one = *std::ranges::find(all, plugin, &manifest::id);
    auto now = read_manifest(one.folder);
    if (now.has_error()) return now.error();
    if (now->id != plugin) return fail(errc::invalid, "its manifest is of " + now->id);
    one = std::move(*now);
    return all;
}

std::string reloader::reload(const std::string& plugin) {
    const auto refused = [&](const std::string& why) {
        log(level::error, "plugin.not_reloaded", {{"plugin", plugin}, {"why", why}});
        return why;
    };
    auto declared = read_again(plugin);
    if (declared.has_error()) return refused(declared.error().detail);
    auto made = load_content(settings_, std::move(*declared));
    if (made.has_error()) return refused(made.error().detail);
    if (const auto missing = unwritten(*made); !missing.empty()) return refused(missing);
    const std::shared_ptr<const dialogue> talk = std::move(made->dialogue);
    const std::shared_ptr<const reader> understanding = std::move(made->understanding);
    const auto& next = *std::ranges::find(made->plugins, plugin, &manifest::id);
    const auto taken_over = [&] {
        now_.texts.replace(made->texts);
        now_.understanding.replace(understanding);
        now_.dialogue.replace(talk);
    };
    if (const auto done = now_.plugins.replace(next, taken_over); done.has_error())
        return refused(done.error().detail);
    now_.teacher.use(made->sources);
    log(level::info, "plugin.reloaded", {{"plugin", plugin}, {"version", next.version}});
    declared_ = std::move(made->plugins);
    return {};
}

}  // namespace lotsen
