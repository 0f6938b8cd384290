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

inline error fail(errc code, std::string detail = {}) {
    return {code, std::move(detail)};
}

}  // namespace lotsen
