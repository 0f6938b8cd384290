// Build tool: generate_ids INPUT.json OUTPUT.hpp. Turns core's message ids into constants, so that
// a misspelt or removed message is a compile error. An absent INPUT gives a header without ids.
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "core/base/json.hpp"

namespace {

const std::set<std::string> keywords{
    "and",      "auto",      "break",    "case",      "catch",   "class", "const",    "continue",
    "default",  "delete",    "do",       "double",    "else",    "enum",  "explicit", "export",
    "extern",   "false",     "float",    "for",       "friend",  "goto",  "if",       "inline",
    "int",      "long",      "mutable",  "namespace", "new",     "not",   "operator", "or",
    "private",  "protected", "public",   "register",  "return",  "short", "signed",   "static",
    "struct",   "switch",    "template", "this",      "throw",   "true",  "try",      "typedef",
    "typename", "union",     "unsigned", "using",     "virtual", "void",  "volatile", "while",
    "xor",      "requires",  "concept"};

std::string identifier(std::string_view id) {
    std::string name;
    for (const char c : id) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += plain ? c : '_';
    }
    if (keywords.contains(name)) name += '_';
    if (name.front() >= '0' && name.front() <= '9') name.insert(0, "n");
    return name;
}

int generate(const std::string& input, const std::string& output) {
    std::map<std::string, std::string> names;
    if (auto read = lotsen::read_json(input)) {
        if (!read->is_object()) {
            std::cerr << input << ": not an object of messages\n";
            return 1;
        }
        for (const auto& [key, value] : read->get_object()) {
            const std::string id(key);
            if (id == "_meta") continue;
            if (const auto [at, fresh] = names.emplace(identifier(id), id); !fresh) {
                std::cerr << input << ": " << id << " and " << at->second
                          << " need the same name\n";
                return 1;
            }
        }
    } else if (read.error().code != lotsen::errc::not_found) {
        std::cerr << read.error().detail << '\n';
        return 1;
    }
    std::ofstream header(output);
    header
        << "// Generated from locales/sv/core.json by core/text/generate_ids.cpp.\n#pragma once\n\n"
           "#include \"core/text/catalogue.hpp\"\n\nnamespace lotsen::msg {\n";
    for (const auto& [name, id] : names)
        header << "inline constexpr message_id " << name << "{\"" << id << "\"};\n";
    header << "}  // namespace lotsen::msg\n";
    return header.flush() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: generate_ids INPUT.json OUTPUT.hpp\n";
        return 2;
    }
    return generate(arguments[1], arguments[2]);
}
