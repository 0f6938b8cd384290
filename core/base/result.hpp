// result<T>: a value, or the business failure that took its place.
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/errors.hpp"

namespace lotsen {

template <class T>
using result = boost::system::result<T, error>;

/// Thrown by `result::value()` on a failure nobody looked at: a programming error.
struct bad_result : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void throw_exception_from_error(const error&, const boost::source_location&);

/// The value, for who cannot go on without it; throws std::runtime_error with the detail.
template <class T>
T needed(result<T> made) {
    if (made.has_error()) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

inline error fail(errc code, std::string detail = {}) {
    return {code, std::move(detail)};
}

}  // namespace lotsen
