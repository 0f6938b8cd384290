// Reading what editors write: files of examples and of texts.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/base/files.hpp"
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

// Reads what a file of examples holds, an object of lists of texts, as it comes: most of it is
// sentences, of which a start with a kept model needs none. Boost.JSON's handler of events.
class example_events {
  public:
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    example_events(const training_file& file, bool sentences, example_set& set)
        : file_(file), sentences_(sentences), set_(set) {}

    /// What is wrong with the file's shape, where something is.
    const std::string& complaint() const { return complaint_; }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }

    bool on_object_begin(json::error_code& problem) { return enter(0, problem); }
    bool on_object_end(std::size_t, json::error_code&) { return leave(); }
    bool on_array_begin(json::error_code& problem) { return enter(1, problem); }
    bool on_array_end(std::size_t, json::error_code&) { return leave(); }

    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        if (depth_ == 1) read_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t size, json::error_code& problem) {
        on_key_part(part, size, problem);
        if (depth_ == 1) begin_list(std::exchange(read_, {}));
        return true;
    }

    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        if (wanted_) read_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t size, json::error_code& problem) {
        if (depth_ != 2 || size == 0) return refused(depth_, problem);
        if (!wanted_) return true;
        read_.append(part.data(), part.size());
        add(std::exchange(read_, {}));
        return true;
    }

    bool on_number_part(json::string_view, json::error_code& problem) {
        return refused(depth_, problem);
    }
    bool on_int64(std::int64_t, json::string_view, json::error_code& problem) {
        return refused(depth_, problem);
    }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code& problem) {
        return refused(depth_, problem);
    }
    bool on_double(double, json::string_view, json::error_code& problem) {
        return refused(depth_, problem);
    }
    bool on_bool(bool, json::error_code& problem) { return refused(depth_, problem); }
    bool on_null(json::error_code& problem) { return refused(depth_, problem); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

  private:
    /// `only`: how deep such a value may stand.
    bool enter(int only, json::error_code& problem) {
        const int depth = depth_++;
        return depth == only || refused(depth, problem);
    }
    bool leave() {
        --depth_;
        return true;
    }

    void begin_list(std::string name) {
        name_ = std::move(name);
        note_ = name_.starts_with('_');
        keyword_ = name_.find('.') != std::string::npos;
        wanted_ = !note_ && (keyword_ || sentences_);
    }

    // A value that may not stand so deep, where this is no note, which may hold anything.
    bool refused(int depth, json::error_code& problem) {
        if (note_ && depth > 0) return true;
        complaint_ = depth == 0   ? "not an object"
                     : depth == 1 ? name_ + ": not a list"
                                  : name_ + ": not a text";
        problem = json::error::not_string;
        return false;
    }

    void add(std::string words) {
        if (keyword_)
            set_.keywords.push_back(
                {file_.plugin, value_of(name_), std::move(words), file_.language}
            );
        else
            set_.sentences.push_back({std::move(words), file_.plugin + "." + name_, file_.language}
            );
    }

    const training_file& file_;
    const bool sentences_;
    example_set& set_;
    int depth_ = 0;
    std::string name_;
    std::string read_;  // of a key or text in pieces
    std::string complaint_;
    bool note_ = false;
    bool keyword_ = false;
    bool wanted_ = false;
};

result<void> add_file(const training_file& file, bool sentences, example_set& set) {
    json::parse_options options;
    options.allow_comments = true;
    options.max_depth = json_depth_limit;
    json::basic_parser<example_events> parser(options, file, sentences, set);
    json::error_code problem;
    const auto& text = file.bytes;
    const auto read = parser.write_some(false, text.data(), text.size(), problem);
    const auto& complaint = parser.handler().complaint();
    if (!complaint.empty()) return fail(errc::invalid, file.path.string() + ": " + complaint);
    if (!problem && text.find_first_not_of(" \t\r\n", read) != text.npos)
        problem = json::error::extra_data;
    if (problem) return json_problem(text, file.path.string(), read, problem);
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

result<void> read_folder(
    const fs::path& folder,
    const std::string& plugin,
    const std::string& language,
    std::vector<training_file>& files
) {
    for (const auto& path : json_files(folder)) {
        auto bytes = read_whole(path);
        if (bytes.has_error()) return bytes.error();
        files.push_back(
            {plugin, language.empty() ? path.stem().string() : language, path, std::move(*bytes)}
        );
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

result<std::vector<training_file>> read_examples(const std::vector<example_source>& sources) {
    std::vector<training_file> files;
    for (const auto& source : sources)
        if (auto read = read_folder(source.folder, source.plugin, {}, files); read.has_error())
            return read.error();
    return files;
}

result<std::vector<training_file>> read_texts(const std::vector<fs::path>& folders) {
    std::vector<training_file> files;
    for (const auto& folder : folders) {
        if (auto read = read_folder(folder, {}, {}, files); read.has_error()) return read.error();
        std::vector<fs::path> tags;
        std::error_code missing;
        for (const auto& entry : fs::directory_iterator(folder, missing))
            if (entry.is_directory()) tags.push_back(entry.path());
        std::ranges::sort(tags);
        for (const auto& tag : tags)
            if (auto read = read_folder(tag, {}, tag.filename().string(), files); read.has_error())
                return read.error();
    }
    return files;
}

result<example_set> examples_in(std::span<const training_file> files) {
    example_set set;
    for (const auto& file : files)
        if (auto added = add_file(file, true, set); added.has_error()) return added.error();
    return set;
}

result<std::vector<choice_keyword>> keywords_in(std::span<const training_file> files) {
    example_set set;
    for (const auto& file : files)
        if (auto added = add_file(file, false, set); added.has_error()) return added.error();
    return std::move(set.keywords);
}

result<example_set> collect_examples(const std::vector<example_source>& sources) {
    const auto files = read_examples(sources);
    if (files.has_error()) return files.error();
    return examples_in(*files);
}

result<std::vector<language_text>> texts_in(std::span<const training_file> files) {
    std::vector<language_text> texts;
    for (const auto& file : files) {
        const auto read = parse_commented_json(file.bytes, file.path.string());
        if (read.has_error()) return read.error();
        add_texts(*read, file.language, texts);
    }
    return texts;
}

}  // namespace lotsen
