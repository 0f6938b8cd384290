// read_labelled: text<TAB>label a line; a third field, if any, is the language.
#include <fstream>

#include "core/understanding/model.hpp"

namespace lotsen {

result<std::vector<labelled_text>> read_labelled(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) return fail(errc::not_found, file.string());
    std::vector<labelled_text> texts;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) continue;
        const auto tab = line.find('\t');
        const auto end = tab == std::string::npos ? tab : line.find('\t', tab + 1);
        labelled_text one;
        if (tab != std::string::npos) {
            one.text = line.substr(0, tab);
            one.label = line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1);
            if (end != std::string::npos) one.language = line.substr(end + 1);
        }
        if (one.text.empty() || one.label.empty())
            return fail(
                errc::invalid, file.string() + ":" + std::to_string(number) + ": not text<TAB>label"
            );
        texts.push_back(std::move(one));
    }
    return texts;
}

}  // namespace lotsen
