// Randomness that repeats: the same seed gives the same identifiers.
#pragma once

#include <random>

#include "core/base/ids.hpp"

namespace lotsen::test {

/// Not thread-safe.
class seeded_random final : public random_source {
  public:
    explicit seeded_random(unsigned seed = 1) : engine_(seed) {}

    void fill(std::span<unsigned char> bytes) override {
        for (auto& byte : bytes)
            byte = static_cast<unsigned char>(engine_());
    }

  private:
    std::mt19937 engine_;
};

}  // namespace lotsen::test
