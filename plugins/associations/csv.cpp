#include "plugins/associations/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <memory>

namespace lotsen::associations {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct reading {
    std::vector<csv_row> rows;
    std::vector<std::string> fields;
    std::size_t line = 1;       // being read
    std::size_t row_begin = 1;  // where the row under way began
};

void end_field(void* data, std::size_t size, void* state) {
    auto& now = *static_cast<reading*>(state);
    now.fields.emplace_back(data == nullptr ? "" : static_cast<const char*>(data), size);
}

void end_row(int /*character*/, void* state) {
    auto& now = *static_cast<reading*>(state);
    now.rows.push_back({now.row_begin, std::move(now.fields)});
    now.fields.clear();
    now.row_begin = now.line + 1;
}

char delimiter_of(std::string_view first_line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {';', ',', '\t'}) {
        const auto count = std::ranges::count(first_line, candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

bool is_utf8(std::string_view text) {
    using traits = boost::locale::utf::utf_traits<char>;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end)
        if (!boost::locale::utf::is_valid_codepoint(traits::decode(at, end))) return false;
    return true;
}

struct parser_free {
    void operator()(csv_parser* parser) const { csv_free(parser); }
};

error broken(std::size_t line) {
    return fail(errc::invalid, std::to_string(line));
}

}  // namespace

result<std::vector<csv_row>> read_csv(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    csv_parser parser{};
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    const std::unique_ptr<csv_parser, parser_free> freed(&parser);
    const char delimiter = delimiter_of(text.substr(0, text.find('\n')));
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    reading state;
    // A line at a time, so that each row knows where in the file it stands.
    for (std::size_t at = 0; at < text.size(); ++state.line) {
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const auto line = text.substr(at, end - at);
        if (!is_utf8(line)) return broken(state.line);
        if (csv_parse(&parser, line.data(), line.size(), end_field, end_row, &state) != line.size())
            return broken(state.line);
        const bool empty = line.find_first_not_of(" \r\n") == line.npos;
        if (empty && state.row_begin == state.line) state.row_begin = state.line + 1;
        at = end;
    }
    if (csv_fini(&parser, end_field, end_row, &state) != 0) return broken(state.row_begin);
    return std::move(state.rows);
}

}  // namespace lotsen::associations
