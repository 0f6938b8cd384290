#include "core/app/conversation/subscriber.hpp"

#include "core/base/json_writer.hpp"

namespace lotsen {
namespace {

void write_head(json_writer& to, const logged_event& shown) {
    to.text("type", "event");
    to.number("seq", shown.seq);
    to.text("at", to_rfc3339(shown.at));
    to.text("from", to_string(shown.what.from));
    to.text("kind", to_string(shown.what.kind));
}

/// The members of the body that are not for staff only.
void write_public_members(json_writer& to, std::string_view body) {
    const auto read = parse_json(body, "event");
    if (read.has_error() || !read->is_object()) return;
    for (const auto& [key, value] : read->get_object())
        if (!key.starts_with('_')) to.value(key, value);
}

}  // namespace

event published::event() const {
    return event_of(logged->what, logged->seq, logged->at);
}

published publish(logged_event made) {
    const auto seq = made.seq;
    const auto kind = made.what.kind;
    auto frame = std::make_shared<const std::string>(event_frame(made));
    return {seq, kind, std::move(frame), std::make_shared<const logged_event>(std::move(made))};
}

json::object to_wire(const event& shown, bool for_staff) {
    json::object wire;
    wire.reserve(shown.body.size() + 5);
    wire.emplace("type", "event");
    wire.emplace("seq", shown.seq);
    wire.emplace("at", to_rfc3339(shown.at));
    wire.emplace("from", to_string(shown.from));
    wire.emplace("kind", to_string(shown.kind));
    for (const auto& [key, value] : shown.body) {
        if (for_staff || !key.starts_with('_')) wire.emplace(key, value);
    }
    return wire;
}

std::string event_frame(const logged_event& shown) {
    constexpr std::size_t head_bytes = 128;
    const auto& body = shown.what.body;
    json_writer to;
    to.reserve(body.size() + head_bytes);
    to.begin_object();
    write_head(to, shown);
    // What may be for staff only is looked at; everything else is copied as it is.
    if (body.find("\"_") != body.npos)
        write_public_members(to, body);
    else
        to.members(body);
    to.end_object();
    return to.take();
}

}  // namespace lotsen
