// What can go wrong in a way the caller is expected to answer. Infrastructure failure throws.
#pragma once

#include <string>
#include <string_view>

namespace lotsen {

/// The name of a business failure. `to_string` gives the stable wire name ("not_json"); the
/// sentence a person reads is the catalogue's message `error.<wire name>`.
enum class errc {
    not_json,
    wrong_type,
    binary_frame,
    frame_too_large,
    text_empty,
    text_too_long,
    unknown_conversation,
    wrong_token,
    not_open,
    already_open,
    unknown_option,
    unknown_locale,
    too_fast,
    too_many_connections,
    queue_full,
    conversation_closed,
    stale_epoch,
    already_taken,
    not_owner,
    not_logged_in,
    wrong_login,
    not_allowed,
    not_found,
    conflict,
    invalid,
    photo_too_large,
    photo_unreadable,
    unavailable,
    deadline_exceeded,
    disk_full,
    corrupt,
    shutting_down,
    internal,
};

std::string_view to_string(errc code) noexcept;

/// A failure with what a log wants to know. `detail` is for staff and logs, never for residents.
struct error {
    errc code = errc::internal;
    std::string detail;

    bool operator==(const error&) const = default;
};

}  // namespace lotsen
