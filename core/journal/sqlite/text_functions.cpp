#include "core/journal/sqlite/text_functions.hpp"

#include <cstring>
#include <exception>
#include <memory>

#include "core/journal/sqlite/similarity.hpp"

namespace lotsen::sqlite {
namespace {

using trigram_set = std::vector<std::uint64_t>;

std::string_view text_of(sqlite3_value* value) {
    const auto* bytes = sqlite3_value_text(value);
    if (bytes == nullptr) return {};
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return {reinterpret_cast<const char*>(bytes), size};
}

std::string folded(sqlite3_context* context, sqlite3_value* value) {
    // A function pointer through SQLite's void*: of the same size on every system POSIX describes.
    folding fold = nullptr;
    void* const kept = sqlite3_user_data(context);
    static_assert(sizeof fold == sizeof kept);
    std::memcpy(&fold, &kept, sizeof fold);
    return fold(text_of(value));
}

void casefold(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    try {
        const auto text = folded(context, arguments[0]);
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } catch (const std::exception& failed) {
        sqlite3_result_error(context, failed.what(), -1);
    }
}

/// The trigrams of an argument; those of a constant one (what was searched for) are made once a
/// query.
const trigram_set& trigrams_of(
    sqlite3_context* context, sqlite3_value** arguments, int which, trigram_set& space
) {
    const auto* kept = static_cast<const trigram_set*>(sqlite3_get_auxdata(context, which));
    if (kept != nullptr) return *kept;
    space = trigrams(folded(context, arguments[which]));
    auto copy = std::make_unique<trigram_set>(space);
    sqlite3_set_auxdata(context, which, copy.release(), [](void* set) {
        const std::unique_ptr<trigram_set> owned(static_cast<trigram_set*>(set));
    });
    return space;
}

void similarity_of(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
    if (sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
    try {
        trigram_set left;
        trigram_set right;
        const auto& first = trigrams_of(context, arguments, 0, left);
        const auto& second = trigrams_of(context, arguments, 1, right);
        sqlite3_result_double(context, similarity(first, second));
    } catch (const std::exception& failed) {
        sqlite3_result_error(context, failed.what(), -1);
    }
}

}  // namespace

void add_text_functions(connection& to, folding fold) {
    void* kept = nullptr;
    std::memcpy(&kept, &fold, sizeof kept);
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const auto add = [&](const char* name, int count, auto function) {
        const int added = sqlite3_create_function_v2(
            to.get(), name, count, flags, kept, function, nullptr, nullptr, nullptr
        );
        if (added != SQLITE_OK) to.raise(added, name);
    };
    add("casefold", 1, &casefold);
    add("similarity", 2, &similarity_of);
}

}  // namespace lotsen::sqlite
