// What a trial found: printed as it goes on, and counted.
#pragma once

#include <ostream>
#include <string_view>
#include <vector>

namespace lotsen::trial {

/// Not thread-safe.
class findings {
  public:
    explicit findings(std::ostream& out) : out_(out) {}

    void part(std::string_view name) { out_ << name << std::endl; }
    /// One line for each.
    void broken(std::string_view line) {
        ++count_;
        out_ << "  " << line << std::endl;
    }
    void broken(const std::vector<std::string>& lines) {
        for (const auto& line : lines)
            broken(line);
    }
    /// The last line.
    void end() {
        if (count_ == 0)
            out_ << "All is well." << std::endl;
        else
            out_ << count_ << (count_ == 1 ? " failure." : " failures.") << std::endl;
    }
    int count() const { return count_; }

  private:
    std::ostream& out_;
    int count_ = 0;
};

}  // namespace lotsen::trial
