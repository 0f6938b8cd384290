#include "core/text/catalogue.hpp"

#include <unicode/locid.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <map>
#include <unordered_map>

#include "core/text/formatters.hpp"
#include "core/text/message_pattern.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view original =
    "sv";  // the language whose ids and arguments all others follow

struct text_hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
template <class T>
using by_name = std::unordered_map<std::string, T, text_hash, std::equal_to<>>;

struct domain_messages {
    fs::path file;
    by_name<message_pattern> patterns;
};

struct language {
    by_name<domain_messages> domains;
    std::unique_ptr<formatters> format;
    std::string own_name;
    bool reviewed = true;
};

std::string region_of(const std::vector<std::string>& served) {
    UErrorCode status = U_ZERO_ERROR;
    if (served.empty()) return {};
    auto locale = icu::Locale::forLanguageTag(served.front(), status);
    locale.addLikelySubtags(status);
    return U_SUCCESS(status) != 0 ? locale.getCountry() : "";
}

class loaded_catalogue final : public catalogue {
  public:
    result<void> read(const std::vector<source>& sources, std::shared_ptr<const time_zone> zone);

    std::string format(
        std::string_view domain,
        std::string_view id,
        std::string_view locale,
        const json::object& arguments
    ) const override;
    bool has(std::string_view domain, std::string_view id, std::string_view locale) const override;
    const std::vector<std::string>& locales() const override { return served_; }
    std::string_view own_name(std::string_view tag) const override {
        const auto found = languages_.find(tag);
        return found == languages_.end() ? tag : std::string_view(found->second.own_name);
    }
    bool reviewed(std::string_view tag) const override {
        const auto found = languages_.find(tag);
        return found != languages_.end() && found->second.reviewed;
    }
    const std::vector<language_name>& language_names() const override { return names_; }
    std::vector<catalogue_problem> problems() const override;
    std::uint64_t unknown() const override { return unknown_; }

  private:
    struct found_message {
        const message_pattern* pattern = nullptr;
        const formatters* format = nullptr;
    };

    result<void> read_order(const fs::path& file);
    result<void> read_source(const source& from);
    result<void> read_file(const std::string& domain, const std::string& tag, const fs::path& file);
    void make_chains();
    void make_names();
    found_message find(std::string_view domain, std::string_view id, std::string_view locale) const;
    void compare(
        const std::string& domain,
        const domain_messages& reference,
        const std::string& tag,
        std::vector<catalogue_problem>& all
    ) const;

    std::vector<std::string> served_;
    std::vector<language_name> names_;
    std::map<std::string, language, std::less<>> languages_;
    by_name<std::vector<const language*>> chains_;
    std::map<std::string, fs::path> folders_;  // of each domain
    std::vector<catalogue_problem> bad_;
    mutable std::atomic<std::uint64_t> unknown_ = 0;
};

std::map<std::string, std::unique_ptr<formatters>> formatters_of(
    const std::vector<std::string>& tags, const std::shared_ptr<const time_zone>& zone
) {
    const auto region = region_of(tags);
    std::map<std::string, std::unique_ptr<formatters>> all;
    for (const auto& tag : tags)
        all.emplace(tag, std::make_unique<formatters>(tag, region, zone));
    return all;
}

result<void> loaded_catalogue::read(
    const std::vector<source>& sources, std::shared_ptr<const time_zone> zone
) {
    for (const auto& from : sources) {
        const auto order = from.folder / "locales.json";
        if (served_.empty() && fs::exists(order)) {
            if (auto done = read_order(order); !done) return done;
        }
    }
    // Where the languages are known, their formatters are made while the files are read.
    auto formats = std::async(std::launch::async, formatters_of, served_, zone);
    for (const auto& from : sources) {
        if (auto done = read_source(from); !done) return done;
    }
    auto made = formats.get();
    if (served_.empty()) {
        for (const auto& [tag, unused] : languages_)
            served_.push_back(tag);
    }
    const auto region = region_of(served_);
    for (const auto& tag : served_)
        languages_[tag];
    for (auto& [tag, one] : languages_) {
        auto& format = made[tag];
        if (format == nullptr) format = std::make_unique<formatters>(tag, region, zone);
        one.format = std::move(format);
    }
    make_chains();
    make_names();
    return {};
}

result<void> loaded_catalogue::read_order(const fs::path& file) {
    auto read = read_json(file);
    if (!read) return read.error();
    if (!read->is_array()) return fail(errc::invalid, file.string() + ": not a list");
    for (const auto& one : read->get_array()) {
        const auto tag = one.is_object() ? text_at(one.get_object(), "tag") : std::string_view{};
        if (tag.empty()) return fail(errc::invalid, file.string() + ": a language without a tag");
        served_.emplace_back(tag);
        const auto name = text_at(one.get_object(), "name");
        languages_[served_.back()].own_name = name.empty() ? tag : name;
        for (const auto& also : array_at(one.get_object(), "called"))
            if (also.is_string()) names_.push_back({fold(also.get_string()), served_.back()});
    }
    return {};
}

void loaded_catalogue::make_names() {
    for (const auto& tag : served_) {
        names_.push_back({fold(own_name(tag)), tag});
        if (tag.find("-x-") != tag.npos) continue;  // CLDR would give it the language's own name
        for (const auto& spoken : served_) {
            auto name = fold(cldr_name(tag, spoken));
            if (!name.empty()) names_.push_back({std::move(name), tag});
        }
    }
}

result<void> loaded_catalogue::read_source(const source& from) {
    std::error_code problem;
    folders_[from.domain] = from.folder;
    for (const auto& entry : fs::directory_iterator(from.folder, problem)) {
        const auto& path = entry.path();
        if (entry.is_directory()) {
            const auto file = path / (from.domain + ".json");
            if (!fs::exists(file)) continue;
            if (auto done = read_file(from.domain, path.filename().string(), file); !done)
                return done;
        } else if (path.extension() == ".json" && path.filename() != "locales.json") {
            if (auto done = read_file(from.domain, path.stem().string(), path); !done) return done;
        }
    }
    if (problem) return fail(errc::not_found, "no folder " + from.folder.string());
    return {};
}

result<void> loaded_catalogue::read_file(
    const std::string& domain, const std::string& tag, const fs::path& file
) {
    auto read = read_json(file);
    if (!read) return read.error();
    if (!read->is_object())
        return fail(errc::invalid, file.string() + ": not an object of messages");
    auto& messages = languages_[tag].domains[domain];
    messages.file = file;
    for (const auto& [key, value] : read->get_object()) {
        const std::string id(key);
        if (id == "_meta") {
            auto& own = languages_[tag];
            own.reviewed =
                own.reviewed && value.is_object() && flag_at(value.get_object(), "reviewed");
            continue;
        }
        if (!value.is_string()) {
            bad_.push_back({file.string(), id, "bad pattern: not text"});
            continue;
        }
        auto compiled = message_pattern::compile(value.get_string());
        if (compiled)
            messages.patterns.emplace(id, std::move(*compiled));
        else
            bad_.push_back({file.string(), id, "bad pattern: " + compiled.error().detail});
    }
    return {};
}

void loaded_catalogue::make_chains() {
    for (const auto& [tag, unused] : languages_) {
        for (const auto& link : locale_chain(tag, original)) {
            const auto found = languages_.find(link);
            if (found != languages_.end()) chains_[tag].push_back(&found->second);
        }
    }
}

loaded_catalogue::found_message loaded_catalogue::find(
    std::string_view domain, std::string_view id, std::string_view locale
) const {
    auto chain = chains_.find(locale);
    if (chain == chains_.end()) {
        // A tag nobody has written for ("sv-SE"): the nearest that somebody has.
        for (const auto& link : locale_chain(locale, original)) {
            chain = chains_.find(link);
            if (chain != chains_.end()) break;
        }
    }
    if (chain == chains_.end()) return {};
    for (const auto* one : chain->second) {
        const auto messages = one->domains.find(domain);
        if (messages == one->domains.end()) continue;
        const auto found = messages->second.patterns.find(id);
        if (found != messages->second.patterns.end()) return {&found->second, one->format.get()};
    }
    return {};
}

std::string loaded_catalogue::format(
    std::string_view domain,
    std::string_view id,
    std::string_view locale,
    const json::object& arguments
) const {
    const auto found = find(domain, id, locale);
    if (found.pattern != nullptr) return found.pattern->format(arguments, *found.format);
    ++unknown_;
    std::string text = "[";
    text.append(domain).append(":").append(id).append("]");
    return text;
}

bool loaded_catalogue::has(std::string_view domain, std::string_view id, std::string_view locale)
    const {
    return find(domain, id, locale).pattern != nullptr;
}

std::vector<catalogue_problem> loaded_catalogue::problems() const {
    auto all = bad_;
    const auto reference = languages_.find(original);
    for (const auto& [domain, folder] : folders_) {
        if (reference == languages_.end() || !reference->second.domains.contains(domain)) {
            all.push_back(
                {folder.string(), {}, domain + " has no messages in " + std::string(original)}
            );
            continue;
        }
        const auto& messages = reference->second.domains.find(domain)->second;
        for (const auto& [tag, unused] : languages_) {
            if (tag != original) compare(domain, messages, tag, all);
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& left, const auto& right) {
        return std::tie(left.file, left.id, left.what) < std::tie(right.file, right.id, right.what);
    });
    return all;
}

void loaded_catalogue::compare(
    const std::string& domain,
    const domain_messages& reference,
    const std::string& tag,
    std::vector<catalogue_problem>& all
) const {
    const auto& domains = languages_.find(tag)->second.domains;
    const auto found = domains.find(domain);
    // Only a language of the order of service must be whole; easy Swedish may say some things its
    // own way.
    const bool whole = std::find(served_.begin(), served_.end(), tag) != served_.end();
    if (found == domains.end()) {
        if (whole)
            all.push_back({folders_.at(domain).string(), {}, domain + " has no messages in " + tag}
            );
        return;
    }
    const auto file = found->second.file.string();
    const auto& own = found->second.patterns;
    for (const auto& [id, pattern] : reference.patterns) {
        const auto same = own.find(id);
        if (same == own.end()) {
            if (whole) all.push_back({file, id, "missing in " + tag});
            continue;
        }
        for (const auto& name : pattern.arguments()) {
            if (!same->second.arguments().contains(name))
                all.push_back(
                    {file,
                     id,
                     "argument {" + name + "} of " + std::string(original) + " is not used"}
                );
        }
        for (const auto& name : same->second.arguments()) {
            if (!pattern.arguments().contains(name))
                all.push_back(
                    {file, id, "argument {" + name + "} is not in " + std::string(original)}
                );
        }
    }
    for (const auto& [id, pattern] : own) {
        if (!reference.patterns.contains(id))
            all.push_back({file, id, "is not in " + std::string(original)});
    }
}

}  // namespace

result<std::shared_ptr<const catalogue>> catalogue::load(
    const std::vector<source>& sources, std::shared_ptr<const time_zone> zone
) {
    auto made = std::make_shared<loaded_catalogue>();
    if (auto done = made->read(sources, std::move(zone)); !done) return done.error();
    return std::shared_ptr<const catalogue>(std::move(made));
}

}  // namespace lotsen
