#include "core/app/person/erasure_log.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <system_error>
#include <utility>

#include "core/app/person/whom.hpp"
#include "core/base/files.hpp"

namespace lotsen {
namespace {

[[noreturn]] void refuse(std::string_view doing) {
    throw std::system_error(errno, std::generic_category(), std::string(doing) + " erasures.jsonl");
}

std::vector<std::string> texts_at(const json::object& line, std::string_view member) {
    std::vector<std::string> texts;
    for (const auto& one : array_at(line, member))
        if (one.is_string()) texts.emplace_back(one.get_string());
    return texts;
}

std::vector<json::object> lines_of(const std::string& text) {
    std::vector<json::object> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        auto read = parse_json(line, "erasures");
        if (read.has_value() && read->is_object()) lines.push_back(std::move(read->get_object()));
    }
    return lines;
}

person who_of(const json::object& line) {
    return {texts_at(line, "conversations"), {}, texts_at(line, "references")};
}

std::vector<erasure_log::unfinished> cut_off_in(const std::string& text) {
    std::vector<erasure_log::unfinished> open;
    for (const auto& line : lines_of(text)) {
        std::string id(text_at(line, "erasure"));
        if (text_at(line, "step") == "begun")
            open.push_back({std::move(id), std::string(text_at(line, "at")), who_of(line)});
        else
            std::erase_if(open, [&](const auto& one) { return one.id == id; });
    }
    return open;
}

}  // namespace

result<erasure_log> erasure_log::open(const std::filesystem::path& file) {
    const int handle =
        ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0) refuse("opening");
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        return fail(errc::unavailable, "another erasure is running");
    }
    const auto text = read_whole(file);
    return erasure_log(handle, cut_off_in(text.has_value() ? *text : std::string()));
}

erasure_log::erasure_log(int handle, std::vector<unfinished> cut_off)
    : handle_(handle), cut_off_(std::move(cut_off)) {}

erasure_log::erasure_log(erasure_log&& other) noexcept
    : handle_(std::exchange(other.handle_, -1)), cut_off_(std::move(other.cut_off_)) {}

erasure_log::~erasure_log() {
    if (handle_ >= 0) ::close(handle_);  // and with it the lock goes
}

void erasure_log::begin(const std::string& id, time_point at, json::object more) {
    more["erasure"] = id;
    more["at"] = to_rfc3339(at);
    more["step"] = "begun";
    write(std::move(more));
}

void erasure_log::end(const std::string& id, time_point at, json::object more) {
    more["erasure"] = id;
    more["at"] = to_rfc3339(at);
    more["step"] = "done";
    write(std::move(more));
}

void erasure_log::write(json::object line) {
    // A line that a crash cut off ends here.
    const auto size = ::lseek(handle_, 0, SEEK_END);
    char last = '\n';
    if (size > 0 && ::pread(handle_, &last, 1, size - 1) != 1) refuse("reading");
    const auto text = (last == '\n' ? "" : "\n") + json::serialize(line) + "\n";
    if (::write(handle_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        refuse("writing");
    if (::fsync(handle_) != 0) refuse("writing");
}

result<person> everyone_erased(const std::filesystem::path& log) {
    const auto text = read_whole(log);
    if (text.has_error()) return text.error();
    person all;
    for (const auto& line : lines_of(*text))
        if (text_at(line, "step") == "begun") join(all, who_of(line));
    return all;
}

}  // namespace lotsen
