#include "core/host/module.hpp"

#include <dlfcn.h>

#include <string>

namespace lotsen {
namespace {

std::string linker_error() {
    const char* text = dlerror();  // NOLINT(concurrency-mt-unsafe): glibc's is per thread.
    return text == nullptr ? "unknown" : text;
}

result<void> shake_hands(const module_identity& theirs, const std::string& file) {
    if (theirs.interface != interface_version)
        return fail(
            errc::invalid,
            file + ": interface " + std::to_string(theirs.interface) + ", this core has " +
                std::to_string(interface_version)
        );
    if (theirs.build == nullptr || std::string_view(theirs.build) != build_identity)
        return fail(
            errc::invalid,
            file + ": built with \"" + (theirs.build == nullptr ? "?" : theirs.build) +
                "\", this core with \"" + build_identity + "\""
        );
    return {};
}

}  // namespace

result<std::unique_ptr<plugin>> load_module(const manifest& declared) {
    const auto file = (declared.folder / ("lib" + declared.id + ".so")).string();
    // RTLD_NODELETE: code of a plugin may be on some stack for ever; its memory is never given
    // back.
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (module == nullptr) return fail(errc::not_found, linker_error());
    const auto identity =
        reinterpret_cast<lotsen_identity_function>(dlsym(module, "lotsen_module_identity"));
    if (identity == nullptr) return fail(errc::invalid, file + ": not a Lotsen plugin");
    if (auto same = shake_hands(identity(), file); same.has_error()) return same.error();
    const auto make = reinterpret_cast<lotsen_make_function>(dlsym(module, "lotsen_make_plugin"));
    if (make == nullptr) return fail(errc::invalid, file + ": makes no plugin");
    return std::unique_ptr<plugin>(make());
}

}  // namespace lotsen
