#include "core/app/wiring/places.hpp"

#include "core/understanding/entities/gazetteer.hpp"

namespace lotsen {
namespace {

class gazetteer_places final : public geocoder {
  public:
    explicit gazetteer_places(std::shared_ptr<const gazetteer> all) : all_(std::move(all)) {}

    std::vector<place_match> find(std::string_view text, std::size_t most) const override {
        std::vector<place_match> found;
        for (const auto& match : all_->find(text, most)) {
            // Without a point of its own a place is no answer to "where on the map".
            if (!match.found->at) continue;
            found.push_back(
                {match.found->name, match.found->at->lat, match.found->at->lon, match.confidence}
            );
        }
        return found;
    }

  private:
    std::shared_ptr<const gazetteer> all_;
};

}  // namespace

result<std::unique_ptr<geocoder>> load_geocoder(const std::filesystem::path& file) {
    auto all = gazetteer::load(file);
    if (all.has_error()) return all.error();
    return std::unique_ptr<geocoder>(std::make_unique<gazetteer_places>(std::move(*all)));
}

}  // namespace lotsen
