// What a plugin's declared files owe each other: ids that are used exist, in Swedish and English.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "core/plugin/manifest.hpp"
#include "core/text/catalogue.hpp"
#include "core/text/time_zone.hpp"

namespace lotsen::test {

using ids = std::set<std::string>;

inline std::filesystem::path plugin_folder(std::string_view plugin) {
    return std::filesystem::path(LOTSEN_SOURCE_DIR) / "plugins" / plugin;
}

inline ids messages_of(std::string_view plugin, std::string_view tag) {
    const auto file = plugin_folder(plugin) / "messages" / (std::string(tag) + ".json");
    ids found;
    const auto read = read_json(file).value();
    for (const auto& [id, pattern] : read.as_object())
        if (id != "_meta") found.insert(id);
    return found;
}

/// Every message id that the manifest names, and the summary's label of every slot.
inline ids declared_messages(const manifest& declared) {
    ids used;
    for (const auto& intent : declared.intents)
        used.insert(intent.label);
    for (const auto& view : declared.desk)
        used.insert(view.title);
    for (const auto& form : declared.forms) {
        used.insert({form.title, form.confirm});
        for (const auto& slot : form.slots) {
            used.insert({slot.question, slot.why, form.name + "." + slot.name + ".label"});
            for (const auto& each : slot.choices)
                used.insert(each.label);
        }
    }
    used.erase("");
    return used;
}

/// The literals of the sources that look like message ids: their first word begins one.
inline ids messages_in_sources(std::string_view plugin) {
    ids beginnings;
    for (const auto& id : messages_of(plugin, "sv"))
        beginnings.insert(id.substr(0, id.find('.')));
    const std::regex literal(R"re("([a-z_]+)((?:\.[a-z_0-9]+)*)")re");
    ids used;
    for (const auto& entry : std::filesystem::directory_iterator(plugin_folder(plugin))) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream stream(entry.path());
        std::ostringstream text;
        text << stream.rdbuf();
        const std::string source = text.str();
        for (std::sregex_iterator at(source.begin(), source.end(), literal), end; at != end; ++at) {
            if ((*at)[2].length() > 0 && beginnings.contains((*at)[1]))
                used.insert((*at)[1].str() + (*at)[2].str());
        }
    }
    return used;
}

inline void expect_all_written(std::string_view plugin, const ids& used) {
    for (const auto* tag : {"sv", "en"}) {
        const auto written = messages_of(plugin, tag);
        for (const auto& id : used)
            EXPECT_TRUE(written.contains(id)) << id << " is missing in " << tag;
    }
}

/// Patterns compile, and English has the ids and arguments that Swedish has.
inline void expect_catalogues_agree(std::string_view plugin) {
    EXPECT_EQ(messages_of(plugin, "sv"), messages_of(plugin, "en"));
    const auto loaded = catalogue::load(
        {{std::string(plugin), plugin_folder(plugin) / "messages"}},
        make_time_zone("Europe/Stockholm").value()
    );
    ASSERT_TRUE(loaded.has_value()) << loaded.error().detail;
    for (const auto& problem : (*loaded)->problems())
        ADD_FAILURE() << problem.file << ": " << problem.id << ": " << problem.what;
}

}  // namespace lotsen::test
