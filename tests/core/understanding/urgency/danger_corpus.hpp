// Marked sentences of danger and near misses, and how many of them are heard.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "core/understanding/to_json.hpp"

namespace lotsen::test {

struct marked_sentence {
    std::string text;
    danger meant = danger::none;
};

/// A file of lines "text<TAB>kind".
inline std::vector<marked_sentence> marked_sentences(const std::filesystem::path& file) {
    std::vector<marked_sentence> all;
    std::ifstream from(file);
    for (std::string line; std::getline(from, line);) {
        const auto tab = line.find('\t');
        if (tab != line.npos)
            all.push_back({line.substr(0, tab), danger_named(line.substr(tab + 1))});
    }
    return all;
}

class danger_figures {
  public:
    void count(danger meant, danger found) {
        const bool rings = found != danger::none;
        if (meant == danger::none) {
            ++harmless_;
            false_alarms_ += rings ? 1 : 0;
            return;
        }
        ++dangers_;
        heard_ += rings ? 1 : 0;
        right_kind_ += found == meant ? 1 : 0;
        if (meant != danger::suicide || !rings) return;
        ++suicides_heard_;
        suicides_named_ += found == meant ? 1 : 0;
    }

    void add(const danger_figures& more) {
        dangers_ += more.dangers_;
        heard_ += more.heard_;
        right_kind_ += more.right_kind_;
        suicides_heard_ += more.suicides_heard_;
        suicides_named_ += more.suicides_named_;
        harmless_ += more.harmless_;
        false_alarms_ += more.false_alarms_;
    }

    int sentences() const { return dangers_ + harmless_; }
    /// Shares: of dangers, of near misses, of dangers, of suicides that are heard.
    double recall() const { return share(heard_, dangers_); }
    double false_alarms() const { return share(false_alarms_, harmless_); }
    double right_kind() const { return share(right_kind_, dangers_); }
    double suicides_named() const { return share(suicides_named_, suicides_heard_); }

  private:
    static double share(int part, int whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / whole;
    }

    int dangers_ = 0;
    int heard_ = 0;
    int right_kind_ = 0;
    int suicides_heard_ = 0;
    int suicides_named_ = 0;
    int harmless_ = 0;
    int false_alarms_ = 0;
};

}  // namespace lotsen::test
