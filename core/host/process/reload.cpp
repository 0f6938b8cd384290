#include "core/host/process/reload.hpp"

#include <fstream>

namespace lotsen {
namespace {

namespace fs = std::filesystem;

std::string first_line(const fs::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

void write(const fs::path& file, const std::string& text) {
    auto partial = file;
    partial += ".partial";
    {
        std::ofstream out(partial, std::ios::trunc);
        out.exceptions(std::ios::badbit | std::ios::failbit);
        out << text;
    }
    fs::rename(partial, file);
}

}  // namespace

reload_box::reload_box(fs::path folder, const std::string& plugin)
    : request_(folder / (plugin + ".reload")), outcome_(folder / (plugin + ".reloaded")) {}

result<std::string> reload_box::ask(const std::string& token) const {
    try {
        write(request_, token + "\n");
    } catch (const std::exception& failed) {
        return fail(errc::unavailable, failed.what());
    }
    return token;
}

std::string reload_box::asked() const {
    return first_line(request_);
}

void reload_box::answer(const std::string& token, const std::string& problem) const {
    try {
        write(outcome_, token + "\n" + problem);
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): who asked gives up waiting.
    }
}

std::optional<std::string> reload_box::answered(const std::string& token) const {
    if (first_line(outcome_) != token) return std::nullopt;
    std::ifstream in(outcome_);
    std::string line;
    std::string problem;
    std::getline(in, line);
    while (std::getline(in, line))
        problem += (problem.empty() ? "" : "\n") + line;
    return problem;
}

}  // namespace lotsen
