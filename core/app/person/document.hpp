// One person's data as a machine reads it: what `lotsen export` writes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/app/person/holdings.hpp"

namespace lotsen {

/// The shape is in core/app/person/README.md.
json::object to_json(const holdings& found, const person& asked, const archive& from);

/// The photos of everything that was found, each once.
std::vector<std::filesystem::path> photos_of(const holdings& found);

/// What a reason means, as a sentence without an end; another plugin's own word is said as it is.
std::string in_words(const personal_record& what);

}  // namespace lotsen
