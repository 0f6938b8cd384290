// What is said, before it is words: parts name messages, so that the same can be said again, also
// in another language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dialogue/dialogue.hpp"
#include "core/dialogue/draft.hpp"
#include "core/dialogue/knowledge.hpp"
#include "core/dialogue/state.hpp"
#include "core/plugin/message.hpp"
#include "core/text/message_ids.hpp"

namespace lotsen::talk {

part core_part(message_id id, json::object args = {});
part part_of(std::string_view domain, std::string_view id, json::object args = {});
part part_of(std::string_view domain, const message& what);
part data_part(std::string_view text);

std::string render(const catalogue& texts, const part& what, std::string_view locale);

draft draft_of(std::string_view plugin, std::string_view intent, part line);
draft core_draft(std::string_view intent, part line);

/// The words, in `locale`; options that are no longer open are left out.
utterance render(
    const knowledge& known, const draft& said, const dialogue_state& state, std::string_view locale
);

/// Messages, options and actions as JSON, for the state.
json::object to_json(const message& what);
message message_from(const json::object& stored);

}  // namespace lotsen::talk
