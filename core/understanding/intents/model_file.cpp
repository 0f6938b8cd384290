// A network as a file: a header, then the arrays as they lie in memory.
#include <cmath>
#include <cstdint>

#include "core/understanding/cache_file.hpp"
#include "core/understanding/intents/network_classifier.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t magic = 0x4C6F7473656E494DULL;
constexpr std::uint32_t version = 8;  // of the file and of what find_features gives

constexpr int most_shift = 8;

struct header {
    std::uint64_t magic = lotsen::magic;
    std::uint32_t version = lotsen::version;
    std::uint32_t labels = 0;
    std::uint64_t label_bytes = 0;
    std::uint64_t kinds = 0;
    std::uint64_t kind_bytes = 0;
    std::uint64_t slots = 0;
    std::uint64_t rows = 0;
    std::uint64_t hidden = 0;
    calibration certainty;
    float unit = 1;
    float reserved = 0;
};

// What a look-up relies on: a free slot ends every probe, every place is a row.
bool sound(const network_model& model) {
    const auto rows = model.rows.size() / model.stride();
    std::size_t free = 0;
    for (const auto& slot : model.slots) {
        if (slot.place == 0)
            ++free;
        else if (slot.place >> 8 >= rows)
            return false;
    }
    for (std::size_t row = 0; row < rows; ++row)
        if (model.rows[row * model.stride()] < 0 || model.rows[row * model.stride()] > most_shift)
            return false;
    return free > 0 && model.rows.size() == rows * model.stride() && std::isfinite(model.unit);
}

}  // namespace

std::string to_bytes(const network_model& model) {
    const auto labels = joined_lines(model.intents.labels);
    const auto kinds = joined_lines(model.kind.labels);
    header first;
    first.labels = static_cast<std::uint32_t>(model.intents.labels.size());
    first.label_bytes = labels.size();
    first.kinds = model.kind.labels.size();
    first.kind_bytes = kinds.size();
    first.slots = model.slots.size();
    first.rows = model.rows.size();
    first.hidden = model.hidden_bias.size();
    first.certainty = model.certainty;
    first.unit = model.unit;
    std::string bytes;
    put_items(bytes, &first, 1);
    bytes += labels;
    bytes += kinds;
    bytes.append(gap_after(bytes.size()), '\0');
    put_items(bytes, model.slots.data(), model.slots.size());
    put_items(bytes, model.rows.data(), model.rows.size());
    put_items(bytes, model.hidden_bias.data(), model.hidden_bias.size());
    for (const auto* head : {&model.intents.head, &model.kind.head}) {
        put_items(bytes, head->weights.data(), head->weights.size());
        put_items(bytes, head->bias.data(), head->bias.size());
    }
    put_items(bytes, model.squares.data(), model.squares.size());
    put_items(bytes, model.unseen_squares.data(), model.unseen_squares.size());
    return bytes;
}

result<network_model> from_bytes(const cached_bytes& kept) {
    const auto broken = [](const char* what) { return fail(errc::corrupt, what); };
    header first;
    item_source from(kept.view());
    if (!from.take(&first, 1)) return broken("too short");
    if (first.magic != magic) return broken("not a model of this machine");
    if (first.version != version) return broken("of another version");
    network_model model;
    model.memory = kept.mapping();
    model.in_file = true;
    std::string labels;
    std::string kinds;
    if (!from.take(labels, first.label_bytes) || !from.take(kinds, first.kind_bytes))
        return broken("too short");
    model.intents.labels = lines_of(labels);
    model.kind.labels = lines_of(kinds);
    if (model.intents.labels.size() != first.labels || first.labels < 2) return broken("labels");
    if (model.kind.labels.size() != first.kinds) return broken("kinds");
    const bool whole = from.align() && from.take(model.slots, first.slots) &&
                       from.take(model.rows, first.rows) &&
                       from.take(model.hidden_bias, first.hidden) &&
                       from.take(model.intents.head.weights, first.hidden * first.labels) &&
                       from.take(model.intents.head.bias, first.labels) &&
                       from.take(model.kind.head.weights, first.hidden * first.kinds) &&
                       from.take(model.kind.head.bias, first.kinds) &&
                       from.take(model.squares.data(), model.squares.size()) &&
                       from.take(model.unseen_squares.data(), model.unseen_squares.size());
    if (!whole || !from.empty()) return broken("of the wrong size");
    model.certainty = first.certainty;
    model.unit = first.unit;
    if (!sound(model)) return broken("a feature points nowhere");
    return model;
}

result<void> network_classifier::save(const std::filesystem::path& file) const {
    return write_cache(file, to_bytes(*model_.load()));
}

result<std::shared_ptr<const classifier>> load_classifier(const std::filesystem::path& file) {
    const auto bytes = read_cache(file);
    if (bytes.has_error()) return bytes.error();
    auto model = from_bytes(*bytes);
    if (model.has_error())
        return fail(model.error().code, file.string() + ": " + model.error().detail);
    return std::make_shared<const network_classifier>(std::move(*model));
}

}  // namespace lotsen
