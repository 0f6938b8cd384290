#include "core/app/person/holdings.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <map>

#include "core/app/person/whom.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/host/lent/person.hpp"
#include "core/plugin/contact.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

using contact_places = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

result<person_reply> ask_plugin(host& plugins, std::string plugin, person_request asked) {
    asio::io_context io;
    result<person_reply> answer = fail(errc::internal);
    const auto ask = [&]() -> asio::awaitable<void> {
        answer = co_await plugins.on_person(std::move(plugin), std::move(asked));
    };
    std::exception_ptr thrown;
    asio::co_spawn(io, ask(), [&](std::exception_ptr problem) { thrown = std::move(problem); });
    io.run();
    if (thrown) std::rethrow_exception(thrown);
    return answer;
}

error of_keeper(const std::string& keeper, const error& why) {
    return {why.code, keeper + ": " + std::string(to_string(why.code)) + " " + why.detail};
}

void add(
    std::vector<held_record>& into, const std::string& plugin, bool by_core, person_reply&& found
) {
    for (auto& one : found.records)
        into.push_back({plugin, by_core, std::move(one), {}});
}

/// Conversations in which a resident wrote one of the contacts, and where.
result<contact_places> written_in(conversation_file& log, const person& who) {
    contact_places found;
    if (who.contacts.empty()) return found;
    const auto all =
        log.written([&](std::string_view text) { return has_contact(text, who.contacts); });
    if (all.has_error()) return of_keeper("conversations", all.error());
    for (const auto& one : *all)
        found[one.conversation].push_back(one.seq);
    return found;
}

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Plugins that are no longer there, by the data that they left.
void add_left_behind(const fs::path& data, const host& plugins, std::vector<std::string>& silent) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(data, missing)) {
        auto name = entry.path().filename().string();
        if (entry.is_directory() && plugins.find(name) == nullptr)
            silent.push_back(std::move(name));
    }
}

result<std::optional<held_conversation>> read(conversation_file& log, const std::string& id) {
    auto record = log.find(id);
    if (record.has_error() && record.error().code == errc::unknown_conversation)
        return std::optional<held_conversation>();
    if (record.has_error()) return of_keeper("conversations", record.error());
    auto events = log.events(id);
    if (events.has_error()) return of_keeper("conversations", events.error());
    held_conversation held;
    held.record = std::move(*record);
    held.events = std::move(*events);
    return std::optional(std::move(held));
}

bool is_there(const holdings& found, const std::string& photo) {
    return std::ranges::any_of(found.conversations, [&](const held_conversation& one) {
        return std::ranges::any_of(one.photos, [&](const fs::path& file) {
            return file.filename() == photo;
        });
    });
}

/// A report outlives the conversation that it came from; its photo lies under that one's id.
void find_other_photos(holdings& found, const fs::path& photos) {
    for (auto& one : found.records) {
        for (const auto& id : one.what.photos) {
            if (fs::path(id).filename() != id || is_there(found, id)) continue;
            std::error_code missing;
            for (const auto& folder : fs::directory_iterator(photos, missing))
                if (fs::is_regular_file(folder.path() / id))
                    one.photos.push_back(folder.path() / id);
        }
    }
}

}  // namespace

result<std::vector<held_record>> archive::ask(
    const person& who, bool erase, std::vector<std::string>& silent
) const {
    std::vector<held_record> found;
    silent.clear();
    const auto declared = plugins.manifests();
    for (const auto& plugin : *declared) {
        const person_request asked{who, erase, now.now()};
        auto told = ask_plugin(plugins, plugin.id, asked);
        if (told.has_value())
            add(found, plugin.id, false, std::move(*told));
        else if (told.error().code == errc::not_found)
            silent.push_back(plugin.id);
        else
            return of_keeper(plugin.id, told.error());
        if (!fs::exists(store_file_of(settings, plugin.id))) continue;
        const auto store = open_plugin_store(settings, plugin.id);
        if (store.has_error()) return of_keeper(plugin.id, store.error());
        auto kept = person_in_store(**store, asked);
        if (kept.has_error()) return of_keeper(plugin.id, kept.error());
        add(found, plugin.id, true, std::move(*kept));
    }
    add_left_behind(settings.data / "plugins", plugins, silent);
    return found;
}

result<holdings> archive::look(const person& asked) const {
    holdings found;
    found.who = asked;
    contact_places places;
    if (log != nullptr) {
        auto written = written_in(*log, asked);
        if (written.has_error()) return written.error();
        places = std::move(*written);
        for (const auto& [id, seqs] : places)
            join(found.who, {{id}, {}, {}});
    }
    // A second time, for what came from the conversations that the first found.
    for (int round = 0; round < 2; ++round) {
        auto records = ask(found.who, false, found.silent);
        if (records.has_error()) return records.error();
        found.records = std::move(*records);
        for (const auto& one : found.records)
            if (const auto from = by_conversation(one.what.conversation); from.has_value())
                join(found.who, *from);
    }
    for (const auto& id : found.who.conversations) {
        if (log == nullptr) break;
        auto held = read(*log, id);
        if (held.has_error()) return held.error();
        if (!held->has_value()) continue;
        auto& one = found.conversations.emplace_back(std::move(**held));
        one.photos = files_in(settings.data / "photos" / id);
        if (const auto here = places.find(id); here != places.end()) one.contact_in = here->second;
        one.legal_hold = std::ranges::any_of(found.records, [&](const held_record& record) {
            return under_legal_hold(record.what) && record.what.conversation == id;
        });
    }
    find_other_photos(found, settings.data / "photos");
    return found;
}

}  // namespace lotsen
