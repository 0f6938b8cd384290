// What a person is told: a message of a catalogue with its arguments, or text that is data.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen {

/// `id` names a message of the speaker's own catalogue ("report.received"); `args` fill it (ICU
/// MessageFormat named arguments: text, numbers; a time as RFC 3339 text under a name that the
/// pattern formats as date or time). Where `id` is empty, `text` is said as it is: only for data
/// that already is in the resident's language (an association's description, an editor's answer).
struct message {
    std::string id;
    json::object args;
    std::string text;

    static message of(std::string id, json::object args = {}) {
        return {std::move(id), std::move(args), {}};
    }
    static message verbatim(std::string text) { return {{}, {}, std::move(text)}; }
    bool empty() const { return id.empty() && text.empty(); }
    bool operator==(const message&) const = default;
};

/// Something the resident can choose. `payload` comes back to the plugin that offered it, as a turn
/// of kind `option`; where `intent` is set, choosing it is the same as having asked for that intent
/// ("find_job", or "youth_jobs.find_job" for another plugin's), with `payload` as its filled slots.
struct option {
    message label;
    json::object payload;
    std::string intent;
    bool operator==(const option&) const = default;
};

/// A thing with particulars, shown as a card: an association, a job, a time. Empty members are not
/// shown. `label` and `note` are said in the resident's language; the others are data.
struct card {
    std::string title;
    std::string text;
    message note;
    std::string phone;
    std::string email;
    std::string url;
    std::vector<option> options;
    bool operator==(const card&) const = default;
};

}  // namespace lotsen
