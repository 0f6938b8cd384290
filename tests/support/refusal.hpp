// A result's failure, in a form that a test can compare and print.
#pragma once

#include <string>

#include "core/base/result.hpp"

namespace lotsen::test {

/// The failure's wire name ("stale_epoch"); empty where there is a value.
template <class T>
std::string refusal(const result<T>& of) {
    return of.has_error() ? std::string(to_string(of.error().code)) : std::string();
}

}  // namespace lotsen::test
