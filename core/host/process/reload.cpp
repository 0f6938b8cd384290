#include "core/host/process/reload.hpp"

#include <algorithm>
#include <utility>

#include "core/base/files.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// The first line, and what stands behind it.
std::pair<std::string, std::string> lines_of(const fs::path& file) {
    const auto text = read_whole(file);
    if (text.has_error()) return {};
    const auto end = std::min(text->find('\n'), text->size());
    return {text->substr(0, end), text->substr(std::min(end + 1, text->size()))};
}

}  // namespace

reload_box::reload_box(fs::path folder, const std::string& plugin)
    : request_(folder / (plugin + ".reload")), outcome_(folder / (plugin + ".reloaded")) {}

result<void> reload_box::ask(const std::string& token) const {
    return write_whole(request_, token + "\n");
}

std::string reload_box::asked() const {
    return lines_of(request_).first;
}

void reload_box::answer(const std::string& token, const std::string& problem) const {
    // Where it cannot be written, who asked gives up waiting.
    (void)write_whole(outcome_, token + "\n" + problem);
}

std::optional<std::string> reload_box::answered(const std::string& token) const {
    auto [of, problem] = lines_of(outcome_);
    if (of != token) return std::nullopt;
    return std::move(problem);
}

}  // namespace lotsen
