#include "core/host/process/confinement.hpp"

#include <algorithm>

#include "core/base/json.hpp"

namespace lotsen {

std::vector<std::string> to_arguments(const confinement& allowed) {
    json::array readable;
    for (const auto& one : allowed.readable)
        readable.emplace_back(one.string());
    const json::object all{
        {"module", allowed.module},
        {"served", allowed.served.string()},
        {"data", allowed.data.string()},
        {"readable", std::move(readable)},
        {"memory_mib", allowed.memory_mib},
        {"files", allowed.files},
        {"processes", allowed.processes}};
    return {json::serialize(all)};
}

result<confinement> confinement_from(std::string_view argument) {
    const auto parsed = parse_json(argument, "argument");
    if (parsed.has_error()) return parsed.error();
    const auto* from = parsed->if_object();
    if (from == nullptr) return fail(errc::invalid, "not an object");
    confinement read;
    read.module = flag_at(*from, "module");
    read.served = std::string(text_at(*from, "served"));
    read.data = std::string(text_at(*from, "data"));
    for (const auto& one : array_at(*from, "readable"))
        if (one.is_string()) read.readable.emplace_back(std::string(one.get_string()));
    const auto memory = integer_at(*from, "memory_mib").value_or(0);
    const auto files = integer_at(*from, "files").value_or(0);
    if (read.served.empty() || memory <= 0 || files <= 0)
        return fail(errc::invalid, "served, memory_mib and files are needed");
    read.memory_mib = static_cast<std::size_t>(memory);
    read.files = static_cast<std::size_t>(files);
    read.processes = static_cast<std::size_t>(
        std::max<std::int64_t>(integer_at(*from, "processes").value_or(0), 0)
    );
    return read;
}

}  // namespace lotsen
