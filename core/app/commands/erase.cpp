#include <iostream>
#include <thread>

#include "core/app/commands/person.hpp"
#include "core/app/person/backups.hpp"
#include "core/app/person/document.hpp"
#include "core/app/person/erasure.hpp"
#include "core/app/person/whom.hpp"

namespace lotsen {
namespace {

constexpr std::size_t date_characters = 10;  // of an RFC 3339 moment

std::string day_of(time_point at) {
    return to_rfc3339(at).substr(0, date_characters);
}

void print(const held_conversation& one) {
    std::cout << "  conversation " << one.record.id << ", " << one.record.channel << ", "
              << day_of(one.record.created) << " to " << day_of(one.record.changed) << ": "
              << one.events.size() << " events, " << one.photos.size() << " photos";
    if (!one.contact_in.empty()) {
        std::cout << "; the contact stands in event";
        for (const auto seq : one.contact_in)
            std::cout << ' ' << seq;
    }
    std::cout << '\n';
}

void print(const held_record& one) {
    const auto& what = one.what;
    std::cout << "  " << one.plugin << ": " << what.kind;
    if (!what.reference.empty()) std::cout << ' ' << what.reference;
    if (what.fate == fate::stripped) std::cout << ": only what is personal; the rest stays";
    if (!what.why.empty()) std::cout << ", " << in_words(what);
    std::cout << '\n';
}

/// What goes and what stays, each under its head.
template <class Rows>
void print_part(std::string_view head, const Rows& rows) {
    bool first = true;
    rows([&](const auto& row) {
        if (std::exchange(first, false)) std::cout << head << '\n';
        print(row);
    });
}

void print(const holdings& found) {
    print_part("Goes:", [&](const auto& row) {
        for (const auto& one : found.conversations)
            if (!one.legal_hold) row(one);
        for (const auto& one : found.records)
            if (one.what.fate != fate::kept) row(one);
    });
    print_part("Stays:", [&](const auto& row) {
        for (const auto& one : found.conversations)
            if (one.legal_hold) row(one);
        for (const auto& one : found.records)
            if (one.what.fate == fate::kept) row(one);
    });
    print_silent(found, std::cout);
}

void print_backups(const config& settings, time_point now) {
    const auto kept = settings.limits.backup_kept;
    std::cout << "Backups that were made before still hold it, until the last of them is deleted: "
              << "by " << day_of(now + kept) << " where they are kept for "
              << std::chrono::duration_cast<std::chrono::days>(kept).count()
              << " days (limits.backup_kept_h)\n";
    for (const auto& one : backups_there(settings.data))
        std::cout << "  " << one.folder.string() << ", made " << one.made_at << '\n';
    std::cout
        << "After restoring one of them: lotsen erase --yes --logged erasures.jsonl, with that "
           "file of the data that it replaced\n";
}

void print(const erased_things& done) {
    std::cout << "Erased: " << done.conversations << " conversations with " << done.events
              << " events, " << done.photos << " photos.";
    std::cout << (done.records.empty() ? "\n" : " What became of records:\n");
    for (const auto& one : done.records) {
        std::cout << "  " << one.what.fate;
        print(one);
    }
    for (const auto& id : done.left)
        std::cout << "  conversation " << id << " stays: legal hold, or with staff by now\n";
    for (const auto& file : done.logs_not_emptied)
        std::cout << file << "-wal was being read and may still hold bytes of it; the same command "
                  << "again empties it\n";
}

/// Whoever is named, and with `logged` whoever was erased by another data folder's log.
person meant(const options::variables_map& parsed) {
    auto who = person_of(parsed);
    if (!parsed.contains("logged")) return who;
    auto before = everyone_erased(parsed["logged"].as<std::string>());
    if (before.has_error()) throw std::runtime_error(before.error().detail);
    join(who, *before);
    return who;
}

void wait_for_turns(std::chrono::milliseconds pause) {
    std::cout << "A conversation was spoken in a moment ago: waiting "
              << std::chrono::ceil<std::chrono::seconds>(pause).count()
              << " s for an answer that may be under way\n"
              << std::flush;
    std::this_thread::sleep_for(pause);
}

/// What a crash cut off is ended with the rest.
void join_cut_off(person& who, const erasure_log& log) {
    for (const auto& one : log.cut_off()) {
        std::cout << "An erasure that began " << one.at << " was cut off: it is ended too\n";
        join(who, one.who);
    }
}

bool anything_is_open(const erasure_log& log, const holdings& found) {
    return !found.empty() || !log.cut_off().empty();
}

}  // namespace

int erase_command(const command_line& given) {
    auto known = person_options();
    known.add_options()("yes", "erase, and not only tell what would be")(
        "logged", options::value<std::string>(), "whoever this erasures.jsonl names"
    );
    const auto parsed = parse(given, known);
    auto who = meant(parsed);
    if (who.empty() && !parsed.contains("logged"))
        throw wrong_use{"erase whose data? --contact, --reference, --conversation, --logged"};
    opened_archive opened(settings_of(given, parsed));
    auto log = needed(erasure_log::open(opened.settings().data / "erasures.jsonl"));
    join_cut_off(who, log);
    const auto found = needed(opened.get().look(who));
    print(found);
    if (!anything_is_open(log, found)) {
        std::cout << "Nothing is kept.\n";
        return 0;
    }
    if (const auto why = obstacle(found); !why.empty())
        throw std::runtime_error(why + "; nothing was erased");
    if (!parsed.contains("yes")) {
        std::cout << "Nothing has been erased yet: --yes does it.\n";
        print_backups(opened.settings(), opened.now().now());
        return 0;
    }
    const erasure work{opened.get(), log, opened.random(), wait_for_turns};
    const auto done = needed(work.run(found));
    print(done);
    print_backups(opened.settings(), opened.now().now());
    return done.logs_not_emptied.empty() ? 0 : 1;
}

}  // namespace lotsen
