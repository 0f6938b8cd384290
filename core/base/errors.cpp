#include "core/base/errors.hpp"

#include "core/base/result.hpp"

namespace lotsen {

std::string_view to_string(errc code) noexcept {
    switch (code) {
        case errc::not_json:
            return "not_json";
        case errc::wrong_type:
            return "wrong_type";
        case errc::binary_frame:
            return "binary_frame";
        case errc::frame_too_large:
            return "frame_too_large";
        case errc::text_empty:
            return "text_empty";
        case errc::text_too_long:
            return "text_too_long";
        case errc::unknown_conversation:
            return "unknown_conversation";
        case errc::wrong_token:
            return "wrong_token";
        case errc::not_open:
            return "not_open";
        case errc::already_open:
            return "already_open";
        case errc::unknown_option:
            return "unknown_option";
        case errc::unknown_locale:
            return "unknown_locale";
        case errc::too_fast:
            return "too_fast";
        case errc::too_many_connections:
            return "too_many_connections";
        case errc::queue_full:
            return "queue_full";
        case errc::conversation_closed:
            return "conversation_closed";
        case errc::stale_epoch:
            return "stale_epoch";
        case errc::already_taken:
            return "already_taken";
        case errc::not_owner:
            return "not_owner";
        case errc::not_logged_in:
            return "not_logged_in";
        case errc::wrong_login:
            return "wrong_login";
        case errc::not_allowed:
            return "not_allowed";
        case errc::not_found:
            return "not_found";
        case errc::conflict:
            return "conflict";
        case errc::invalid:
            return "invalid";
        case errc::photo_too_large:
            return "photo_too_large";
        case errc::photo_unreadable:
            return "photo_unreadable";
        case errc::unavailable:
            return "unavailable";
        case errc::deadline_exceeded:
            return "deadline_exceeded";
        case errc::disk_full:
            return "disk_full";
        case errc::corrupt:
            return "corrupt";
        case errc::shutting_down:
            return "shutting_down";
        case errc::internal:
            return "internal";
    }
    return "internal";
}

void throw_exception_from_error(const error& failed, const boost::source_location&) {
    throw bad_result(std::string(to_string(failed.code)) + ": " + failed.detail);
}

}  // namespace lotsen
