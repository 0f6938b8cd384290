// A catalogue that another one can take the place of while it is in use.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

#include "core/text/catalogue.hpp"

namespace lotsen {

/// Thread-safe. Which languages are served, and what they are called, stays as it was first: it is
/// core's, not the plugins', and is lent by reference.
class live_catalogue final : public catalogue {
  public:
    explicit live_catalogue(std::shared_ptr<const catalogue> first)
        : first_(std::move(first)), now_(first_) {}

    std::string format(
        std::string_view domain,
        std::string_view id,
        std::string_view locale,
        const json::object& arguments
    ) const override {
        return now()->format(domain, id, locale, arguments);
    }
    bool has(std::string_view domain, std::string_view id, std::string_view locale) const override {
        return now()->has(domain, id, locale);
    }
    const std::vector<std::string>& locales() const override { return first_->locales(); }
    std::string_view own_name(std::string_view tag) const override { return first_->own_name(tag); }
    const std::vector<language_name>& language_names() const override {
        return first_->language_names();
    }
    bool reviewed(std::string_view tag) const override { return now()->reviewed(tag); }
    std::vector<catalogue_problem> problems() const override { return now()->problems(); }
    std::uint64_t unknown() const override { return now()->unknown(); }

    std::shared_ptr<const catalogue> now() const { return now_.load(); }
    void replace(std::shared_ptr<const catalogue> next) { now_.store(std::move(next)); }

  private:
    const std::shared_ptr<const catalogue> first_;
    std::atomic<std::shared_ptr<const catalogue>> now_;
};

}  // namespace lotsen
