#include "core/app/person/erasure.hpp"

#include <algorithm>

namespace lotsen {
namespace {

namespace fs = std::filesystem;

json::array references_of(const holdings& found) {
    std::vector<std::string> all;
    for (const auto& one : found.records)
        if (!one.what.reference.empty()) all.push_back(one.what.reference);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return json::value_from(all).as_array();
}

json::array outcomes(const std::vector<held_record>& records) {
    json::array all;
    for (const auto& one : records) {
        json::object line{{"plugin", one.plugin}, {"kind", one.what.kind}, {"fate", one.what.fate}};
        if (!one.what.reference.empty()) line["reference"] = one.what.reference;
        if (!one.what.why.empty()) line["why"] = one.what.why;
        all.push_back(std::move(line));
    }
    return all;
}

bool erase_file(const fs::path& file) {
    std::error_code problem;
    return fs::remove(file, problem);
}

/// With the folder.
std::size_t erase_files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing))
        files.push_back(entry.path());
    const auto erased = std::ranges::count_if(files, erase_file);
    erase_file(folder);
    return static_cast<std::size_t>(erased);
}

}  // namespace

std::string obstacle(const holdings& found) {
    for (const auto& one : found.conversations)
        if (one.with_staff() && !one.legal_hold)
            return "conversation " + one.record.id +
                   " is with the contact centre now: close it on the desk first";
    return {};
}

result<erased_things> erasure::run(const holdings& found) const {
    const auto id = make_id(random);
    log.begin(
        id,
        from.now.now(),
        {{"conversations", json::value_from(found.who.conversations)},
         {"references", references_of(found)}}
    );
    erased_things done;
    if (auto plugins = erase_records(found.who, done); plugins.has_error()) return plugins.error();
    if (auto core = erase_conversations(found, done); core.has_error()) return core.error();
    erase_other_photos(found, done);
    if (const auto pause = time_of_turns(found); pause.count() > 0) {
        wait(pause);
        auto again = erase_records(found.who, done);
        if (again.has_error()) return again.error();
    }
    empty_logs(done);
    const auto now = from.now.now();
    log.end(
        id,
        now,
        {{"conversations", done.conversations},
         {"events", done.events},
         {"photos", done.photos},
         {"records", outcomes(done.records)},
         {"left", json::value_from(done.left)}}
    );
    for (const auto& before : log.cut_off())
        log.end(before.id, now, {{"by", id}});
    return done;
}

result<void> erasure::erase_records(const person& who, erased_things& done) const {
    std::vector<std::string> silent;
    auto told = from.ask(who, true, silent);
    if (told.has_error()) return told.error();
    // Asked again, a plugin tells once more of what it keeps.
    for (auto& one : *told) {
        const bool known = std::ranges::any_of(done.records, [&](const held_record& before) {
            return before.plugin == one.plugin && before.what.kind == one.what.kind &&
                   !one.what.reference.empty() && before.what.reference == one.what.reference;
        });
        if (!known) done.records.push_back(std::move(one));
    }
    return {};
}

/// Its photos go too, also where a crash came between the two the last time.
result<void> erasure::erase_conversation(const std::string& id, erased_things& done) const {
    if (from.log != nullptr) {
        const auto erased = from.log->erase(id);
        if (erased.has_error() && erased.error().code == errc::conflict) {
            done.left.push_back(id);
            return {};
        }
        if (erased.has_error() && erased.error().code != errc::unknown_conversation)
            return erased.error();
        if (erased.has_value()) {
            ++done.conversations;
            done.events += *erased;
        }
    }
    done.photos += erase_files_in(from.settings.data / "photos" / id);
    return {};
}

result<void> erasure::erase_conversations(const holdings& found, erased_things& done) const {
    for (const auto& id : found.who.conversations) {
        const bool held = std::ranges::any_of(done.records, [&](const held_record& one) {
            return under_legal_hold(one.what) && one.what.conversation == id;
        });
        if (held)
            done.left.push_back(id);
        else if (auto erased = erase_conversation(id, done); erased.has_error())
            return erased;
    }
    return {};
}

/// Those that lie under a conversation which is gone.
void erasure::erase_other_photos(const holdings& found, erased_things& done) const {
    for (const auto& one : found.records) {
        const bool held = std::ranges::any_of(done.records, [&](const held_record& now) {
            return now.plugin == one.plugin && now.what.reference == one.what.reference &&
                   under_legal_hold(now.what);
        });
        if (held) continue;
        for (const auto& photo : one.photos) {
            if (!erase_file(photo)) continue;
            ++done.photos;
            erase_file(photo.parent_path());  // refused, as it should be, while others are in it
        }
    }
}

/// From a resident's words to the end of the turn they began: the longest that is allowed. Of an
/// erasure that was cut off it is not known when they were written.
std::chrono::milliseconds erasure::time_of_turns(const holdings& found) const {
    const auto& named = from.settings.limits;
    const auto longest = named.plugin_deadline * static_cast<std::int64_t>(named.turn_calls);
    std::chrono::milliseconds pause{0};
    for (const auto& one : found.conversations)
        pause = std::max(pause, one.record.changed + longest - from.now.now());
    for (const auto& before : log.cut_off())
        if (const auto at = from_rfc3339(before.at); at.has_value())
            pause = std::max<std::chrono::milliseconds>(pause, *at + longest - from.now.now());
    return std::min(pause, std::chrono::milliseconds(longest));
}

void erasure::empty_logs(erased_things& done) const {
    std::error_code missing;
    for (const auto& entry : fs::recursive_directory_iterator(from.settings.data, missing)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".sqlite") continue;
        if (const auto emptied = empty_log(entry.path()); emptied.has_error())
            done.logs_not_emptied.push_back(entry.path().string());
    }
}

}  // namespace lotsen
