#include "core/app/kit/built_folder.hpp"

namespace lotsen {

namespace fs = std::filesystem;

result<fs::path> built_folder(const config& settings, const manifest& of) {
    const auto module = "lib" + of.id + ".so";
    if (!of.executable.empty() || fs::exists(of.folder / module)) return of.folder;
    auto built = settings.plugins / of.id;
    if (fs::exists(built / module)) return built;
    return fail(
        errc::not_found,
        of.id + ": there is no " + module + ", here or in " + built.string() +
            ": build it first, with ./run --build"
    );
}

}  // namespace lotsen
