#include "core/plugin/manifest_reader.hpp"

namespace lotsen {

result<examples> read_examples(const std::filesystem::path& file) {
    const auto document = read_json(file);
    if (document.has_error()) return document.error();
    problem_list problems(file.string());
    members of(*document, "", problems);
    examples read;
    if (const auto* object = document->if_object())
        for (const auto& member : *object)
            if (member.key() != "_meta") read.emplace(member.key(), of.texts(member.key()));
    if (!problems.empty()) return fail(errc::invalid, problems.text());
    return read;
}

}  // namespace lotsen
