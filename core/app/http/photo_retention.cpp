#include "core/app/http/photo_retention.hpp"

#include <algorithm>
#include <set>

#include "core/app/aside.hpp"
#include "core/base/log.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

bool takes_photos(const manifest& declared) {
    return std::ranges::any_of(declared.forms, [](const form& each) {
        return std::ranges::any_of(each.slots, [](const slot& of) {
            return of.type == slot_type::photo;
        });
    });
}

/// Takes out of `photos` those that the plugin needs.
asio::awaitable<result<void>> keep_needed(
    host& plugins, std::string plugin, std::set<std::string>& photos, std::size_t batch
) {
    const std::vector<std::string> all(photos.begin(), photos.end());
    for (std::size_t from = 0; from < all.size(); from += batch) {
        const auto to = std::min(all.size(), from + batch);
        std::vector<std::string> asked;
        for (auto i = from; i < to; ++i)
            asked.push_back(all[i]);
        auto name = plugin;
        const auto needed = co_await plugins.photos_needed(std::move(name), std::move(asked));
        if (needed.has_error()) co_return needed.error();
        for (const auto& each : *needed)
            photos.erase(each);
    }
    co_return result<void>();
}

}  // namespace

asio::awaitable<void> photo_retention::run() const {
    const auto before = now.now() - named.photo_unclaimed;
    std::function<std::vector<kept_photo>()> list = [&] { return photos.stored_before(before); };
    const auto old = co_await aside(slow, std::move(list));
    std::set<std::string> ids;
    for (const auto& each : old)
        ids.insert(each.id);
    const auto declared = plugins.manifests();
    for (const auto& plugin : *declared) {
        if (ids.empty() || !takes_photos(plugin)) continue;
        auto name = plugin.id;
        const auto asked = co_await keep_needed(plugins, std::move(name), ids, named.photo_batch);
        if (asked.has_value()) continue;
        log(level::warning,
            "photos.not_erased",
            {{"plugin", plugin.id}, {"what", asked.error().detail}});
        co_return;
    }
    std::function<std::size_t()> erase = [&] {
        return static_cast<std::size_t>(std::ranges::count_if(old, [&](const kept_photo& each) {
            return ids.contains(each.id) && photos.erase(each);
        }));
    };
    const auto erased = co_await aside(slow, std::move(erase));
    if (erased > 0) log(level::info, "photos.erased", {{"count", std::to_string(erased)}});
}

}  // namespace lotsen
