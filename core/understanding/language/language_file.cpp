// A language model as a file.
#include <algorithm>

#include "core/understanding/cache_file.hpp"
#include "core/understanding/language/language_model.hpp"
#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t magic = 0x4C6F7473656E4C4DULL;
constexpr std::uint32_t version = 4;  // of the file and of what find_language_items gives

struct header {
    std::uint64_t magic = lotsen::magic;
    std::uint32_t version = lotsen::version;
    std::uint32_t kinds = 0;
    std::uint64_t name_bytes = 0;
    std::uint64_t slots = 0;
    std::uint64_t gains = 0;
};

}  // namespace

result<void> language_model::save(const std::filesystem::path& file) const {
    const auto names = joined_lines(languages_);
    header first;
    first.kinds = static_cast<std::uint32_t>(kinds_.size());
    first.name_bytes = names.size();
    first.slots = slots_.size();
    first.gains = gains_.size();
    std::string bytes;
    put_items(bytes, &first, 1);
    bytes += names;
    put_items(bytes, kinds_.data(), kinds_.size());
    put_items(bytes, slots_.data(), slots_.size());
    put_items(bytes, gains_.data(), gains_.size());
    put_items(bytes, floors_.data(), floors_.size());
    return write_cache(file, std::move(bytes));
}

result<language_model> language_model::load(const std::filesystem::path& file) {
    const auto bytes = read_cache(file);
    if (bytes.has_error()) return bytes.error();
    const auto broken =
        fail(errc::corrupt, file.string() + ": not a language model of this version");
    header first;
    item_source from(bytes->view());
    if (!from.take(&first, 1) || first.magic != magic || first.version != version) return broken;
    language_model model;
    std::string names;
    if (!from.take(names, first.name_bytes)) return broken;
    model.languages_ = lines_of(names);
    if (model.languages_.empty() || first.kinds > most_kinds) return broken;
    const bool whole = from.take(model.kinds_, first.kinds) &&
                       from.take(model.slots_, first.slots) &&
                       from.take(model.gains_, first.gains) &&
                       from.take(model.floors_, item_lengths * first.kinds);
    // A look-up ends at a free slot; a place lies within the gains.
    std::size_t free = 0;
    bool inside = std::ranges::all_of(model.kinds_, [&](const kind& one) {
        return one.language < model.languages_.size();
    });
    for (const auto& slot : model.slots_) {
        free += slot.place == 0 ? 1 : 0;
        inside = inside && (slot.place >> gains_count_bits) + (slot.place & most_kinds) <=
                               model.gains_.size();
    }
    if (!whole || !from.empty() || !inside || free == 0) return broken;
    return model;
}

}  // namespace lotsen
