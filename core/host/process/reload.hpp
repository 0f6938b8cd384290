// How `lotsen plugin reload` speaks to the service: two small files beside the plugins' data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.hpp"

namespace lotsen {

/// <folder>/<plugin>.reload holds the token of a request, <plugin>.reloaded the token that was
/// answered and what came of it. Each is written beside and renamed: never read half.
class reload_box {
  public:
    reload_box(std::filesystem::path folder, const std::string& plugin);

    /// A new request. Errors: unavailable.
    result<void> ask(const std::string& token) const;
    /// The token of the last request; empty where there was none.
    std::string asked() const;
    /// `problem` is empty where the new process serves.
    void answer(const std::string& token, const std::string& problem) const;
    /// What came of the request; nothing while it is not answered.
    std::optional<std::string> answered(const std::string& token) const;

  private:
    std::filesystem::path request_;
    std::filesystem::path outcome_;
};

}  // namespace lotsen
