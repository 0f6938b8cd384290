// The model as a file: a header, the arrays as they lie in memory, BLAKE2b of all before it.
// Numbers are of this machine's byte order, which the magic number tells: the file is a cache, made
// anew where it does not fit.
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

#include "core/base/ids.hpp"
#include "core/understanding/intents/linear_classifier.hpp"

namespace lotsen {
namespace {

constexpr std::uint64_t magic = 0x4C6F7473656E494DULL;
constexpr std::uint32_t version = 1;  // of the file and of what find_features gives
constexpr std::size_t hash_bytes = 32;
constexpr std::uint64_t most_items = 1ULL << 30;

struct header {
    std::uint64_t magic = lotsen::magic;
    std::uint32_t version = lotsen::version;
    std::uint32_t labels = 0;
    std::uint64_t label_bytes = 0;
    std::uint64_t slots = 0;
    std::uint64_t rows = 0;
    calibration certainty;
    float unit = 1;
    float reserved = 0;
};

template <class T>
void put(std::string& bytes, const T* items, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(items), count * sizeof(T));
}

class source {
  public:
    explicit source(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    bool take(T* items, std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        if (count > bytes_.size() / sizeof(T)) return false;
        if (count > 0) std::memcpy(items, bytes_.data(), count * sizeof(T));
        bytes_.remove_prefix(count * sizeof(T));
        return true;
    }

    template <class T>
    bool take(std::vector<T>& items, std::uint64_t count) {
        if (count > bytes_.size() / sizeof(T)) return false;
        items.resize(count);
        return take(items.data(), items.size());
    }

    bool empty() const { return bytes_.empty(); }

  private:
    std::string_view bytes_;
};

bool power_of_two(std::uint64_t number) {
    return number != 0 && (number & (number - 1)) == 0;
}

// What a look-up relies on: a free slot ends every probe, every place is a row.
bool sound(const linear_model& model) {
    if (!power_of_two(model.slots.size())) return false;
    const auto rows = model.rows.size() / model.stride();
    std::size_t free = 0;
    for (const auto& slot : model.slots) {
        if (slot.place == 0)
            ++free;
        else if (slot.place >> 8 >= rows)
            return false;
    }
    return free > 0 && model.rows.size() == rows * model.stride() && std::isfinite(model.unit);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos;) {
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

}  // namespace

std::string to_bytes(const linear_model& model) {
    std::string names;
    for (const auto& label : model.labels)
        names += label + '\n';
    header first;
    first.labels = static_cast<std::uint32_t>(model.labels.size());
    first.label_bytes = names.size();
    first.slots = model.slots.size();
    first.rows = model.rows.size();
    first.certainty = model.certainty;
    first.unit = model.unit;
    std::string bytes;
    bytes.reserve(
        sizeof first + names.size() + model.slots.size() * sizeof(linear_model::slot) +
        model.rows.size() * sizeof(std::int16_t) + 8192
    );
    put(bytes, &first, 1);
    bytes += names;
    put(bytes, model.slots.data(), model.slots.size());
    put(bytes, model.rows.data(), model.rows.size());
    put(bytes, model.bias.data(), model.bias.size());
    put(bytes, model.squares.data(), model.squares.size());
    put(bytes, model.unseen_squares.data(), model.unseen_squares.size());
    return bytes + token_hash(bytes);
}

result<linear_model> from_bytes(std::string_view bytes) {
    const auto broken = [](const char* what) { return fail(errc::corrupt, what); };
    if (bytes.size() < sizeof(header) + hash_bytes) return broken("too short");
    header first;
    source from(bytes.substr(0, bytes.size() - hash_bytes));
    from.take(&first, 1);
    if (first.magic != magic) return broken("not a model of this machine");
    if (first.version != version) return broken("of another version");
    if (token_hash(bytes.substr(0, bytes.size() - hash_bytes)) !=
        bytes.substr(bytes.size() - hash_bytes))
        return broken("its checksum differs");
    if (first.slots > most_items || first.rows > most_items || first.label_bytes > bytes.size())
        return broken("sizes out of range");
    linear_model model;
    std::string names(first.label_bytes, ' ');
    if (!from.take(names.data(), names.size())) return broken("too short");
    model.labels = lines_of(names);
    if (model.labels.size() != first.labels || first.labels < 2) return broken("labels");
    const bool whole = from.take(model.slots, first.slots) && from.take(model.rows, first.rows) &&
                       from.take(model.bias, first.labels) &&
                       from.take(model.squares.data(), model.squares.size()) &&
                       from.take(model.unseen_squares.data(), model.unseen_squares.size());
    if (!whole || !from.empty()) return broken("of the wrong size");
    model.certainty = first.certainty;
    model.unit = first.unit;
    if (!sound(model)) return broken("a feature points nowhere");
    return model;
}

// Through a file beside it and a rename, so that a reader never sees half a model.
result<void> linear_classifier::save(const std::filesystem::path& file) const {
    auto beside = file;
    beside += ".new";
    {
        const auto bytes = to_bytes(model_);
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.flush();
        if (!out) return fail(errc::unavailable, "cannot write " + beside.string());
    }
    std::error_code failed;
    std::filesystem::rename(beside, file, failed);
    if (failed) return fail(errc::unavailable, file.string() + ": " + failed.message());
    return {};
}

result<std::shared_ptr<const classifier>> load_classifier(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return fail(errc::not_found, file.string());
    const auto size = in.tellg();
    std::string bytes(size < 0 ? 0 : static_cast<std::size_t>(size), '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) return fail(errc::corrupt, file.string() + ": cannot be read");
    auto model = from_bytes(bytes);
    if (model.has_error())
        return fail(model.error().code, file.string() + ": " + model.error().detail);
    return std::make_shared<const linear_classifier>(std::move(*model));
}

}  // namespace lotsen
