// What a caught exception says, for the log.
#pragma once

#include <exception>
#include <string>

namespace lotsen::net {

inline std::string what_of(const std::exception_ptr& failed) {
    try {
        std::rethrow_exception(failed);
    } catch (const std::exception& known) {
        return known.what();
    } catch (...) {
        return "not a std::exception";
    }
}

}  // namespace lotsen::net
