// collect_examples and collect_texts: reading what editors write.
#include <algorithm>

#include "core/base/json.hpp"
#include "core/understanding/training.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

// "report.category.litter_bin" -> "report.category=litter_bin".
std::string value_of(std::string_view key) {
    std::string value(key);
    if (const auto last = value.rfind('.'); last != std::string::npos) value[last] = '=';
    return value;
}

result<void> add_file(const fs::path& file, const std::string& plugin, example_set& set) {
    const auto read = read_json(file);
    if (read.has_error()) return read.error();
    const auto* names = read->if_object();
    if (names == nullptr) return fail(errc::invalid, file.string() + ": not an object");
    const auto language = file.stem().string();
    for (const auto& [key, value] : *names) {
        const std::string_view name(key.data(), key.size());
        if (name.starts_with('_')) continue;
        const auto* sentences = value.if_array();
        if (sentences == nullptr)
            return fail(errc::invalid, file.string() + ": " + std::string(name) + ": not a list");
        const bool keyword = name.find('.') != std::string_view::npos;
        for (const auto& sentence : *sentences) {
            const auto* text = sentence.if_string();
            if (text == nullptr || text->empty())
                return fail(
                    errc::invalid, file.string() + ": " + std::string(name) + ": not a text"
                );
            std::string words(text->data(), text->size());
            if (keyword)
                set.keywords.push_back({plugin, value_of(name), std::move(words), language});
            else
                set.sentences.push_back(
                    {std::move(words), plugin + "." + std::string(name), language}
                );
        }
    }
    return {};
}

std::string without_braces(std::string_view text) {
    std::string kept;
    int depth = 0;
    for (const char c : text) {
        if (c == '{') ++depth;
        if (depth == 0) kept += c;
        if (c == '}' && depth > 0 && --depth == 0) kept += ' ';
    }
    return kept;
}

void add_texts(
    const json::value& value, const std::string& language, std::vector<language_text>& texts
) {
    if (const auto* text = value.if_string())
        texts.push_back({without_braces({text->data(), text->size()}), language});
    if (const auto* list = value.if_array())
        for (const auto& item : *list)
            add_texts(item, language, texts);
    if (const auto* object = value.if_object())
        for (const auto& [key, item] : *object)
            if (!key.starts_with("_")) add_texts(item, language, texts);
}

result<void> add_folder(
    const fs::path& folder, const std::string& language, std::vector<language_text>& texts
) {
    for (const auto& file : json_files(folder)) {
        const auto read = read_json(file);
        if (read.has_error()) return read.error();
        add_texts(*read, language.empty() ? file.stem().string() : language, texts);
    }
    return {};
}

}  // namespace

std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

result<example_set> collect_examples(const std::vector<example_source>& sources) {
    example_set set;
    for (const auto& source : sources)
        for (const auto& file : json_files(source.folder))
            if (const auto added = add_file(file, source.plugin, set); added.has_error())
                return added.error();
    return set;
}

result<std::vector<language_text>> collect_texts(const std::vector<fs::path>& folders) {
    std::vector<language_text> texts;
    for (const auto& folder : folders) {
        if (const auto added = add_folder(folder, {}, texts); added.has_error())
            return added.error();
        std::vector<fs::path> tags;
        std::error_code missing;
        for (const auto& entry : fs::directory_iterator(folder, missing))
            if (entry.is_directory()) tags.push_back(entry.path());
        std::ranges::sort(tags);
        for (const auto& tag : tags)
            if (const auto added = add_folder(tag, tag.filename().string(), texts);
                added.has_error())
                return added.error();
    }
    return texts;
}

}  // namespace lotsen
