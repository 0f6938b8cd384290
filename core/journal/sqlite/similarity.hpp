// How alike two texts are, for finding what people mistype.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lotsen::sqlite {

/// The trigrams of a text's words, each padded by two spaces before and one behind, sorted, each
/// once: as PostgreSQL's pg_trgm forms them, so that both stores answer alike. The text is folded
/// already.
std::vector<std::uint64_t> trigrams(std::string_view folded);

/// Shared trigrams by all trigrams (Jaccard), 0..1; 0 where one has none. As pg_trgm's
/// similarity().
double similarity(const std::vector<std::uint64_t>& left, const std::vector<std::uint64_t>& right);

}  // namespace lotsen::sqlite
