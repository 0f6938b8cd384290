#include "plugins/associations/starting.hpp"

namespace lotsen::associations {
namespace {

card link(std::string title, std::string url, std::string note) {
    card made;
    made.title = std::move(title);
    made.url = std::move(url);
    made.note = message::of(std::move(note));
    return made;
}

}  // namespace

turn_reply start_association() {
    say steps{message::of("start.steps"), {}, {}, "skatteverket.se"};
    steps.cards = {link(
        "Skatteverket",
        "https://www.skatteverket.se/foretagochorganisationer/foreningar/ideellforening/"
        "startaenideellforening.4.70ac421612e2a997f85800028338.html",
        "start.link_tax_agency"
    )};
    say city{message::of("start.city"), {}, {}, "solna.se"};
    city.cards = {link("Interbook Go", "https://solna.ibgo.se/", "start.link_register")};
    city.options = {
        {message::of("grants.label"), {}, "grants"},
        {message::of("option.person"), {}, "core.handover"}};
    return {{std::move(steps), std::move(city)}, {}};
}

}  // namespace lotsen::associations
