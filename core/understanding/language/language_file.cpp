// A language model as a file.
#include "core/understanding/cache_file.hpp"
#include "core/understanding/language/language_model.hpp"
#include "core/understanding/language/tokens.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t magic = 0x4C6F7473656E4C4DULL;
constexpr std::uint32_t version = 2;  // of the file and of what find_language_items gives

struct header {
    std::uint64_t magic = lotsen::magic;
    std::uint32_t version = lotsen::version;
    std::uint32_t languages = 0;
    std::uint64_t name_bytes = 0;
    std::uint64_t slots = 0;
    std::uint64_t gains = 0;
};

}  // namespace

result<void> language_model::save(const std::filesystem::path& file) const {
    const auto names = joined_lines(languages_);
    header first;
    first.languages = static_cast<std::uint32_t>(languages_.size());
    first.name_bytes = names.size();
    first.slots = slots_.size();
    first.gains = gains_.size();
    std::string bytes;
    put_items(bytes, &first, 1);
    bytes += names;
    put_items(bytes, scripts_.data(), scripts_.size());
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
    item_source from(*bytes);
    if (!from.take(&first, 1) || first.magic != magic || first.version != version) return broken;
    language_model model;
    std::string names;
    if (!from.take(names, first.name_bytes)) return broken;
    model.languages_ = lines_of(names);
    if (model.languages_.empty() || model.languages_.size() != first.languages) return broken;
    const bool whole = from.take(model.scripts_, first.languages) &&
                       from.take(model.slots_, first.slots) &&
                       from.take(model.gains_, first.gains) &&
                       from.take(model.floors_, item_lengths * first.languages);
    // A look-up ends at a free slot and wraps around by a mask; a place lies within the gains.
    std::size_t free = 0;
    bool inside = true;
    for (const auto& slot : model.slots_) {
        free += slot.place == 0 ? 1 : 0;
        inside = inside && (slot.place >> gains_count_bits) + (slot.place & most_languages) <=
                               model.gains_.size();
    }
    if (!whole || !from.empty() || !inside || free == 0 || (first.slots & (first.slots - 1)) != 0)
        return broken;
    return model;
}

}  // namespace lotsen
