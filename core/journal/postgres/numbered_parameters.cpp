#include "core/journal/postgres/numbered_parameters.hpp"

#include <algorithm>

namespace lotsen::postgres {
namespace {

bool is_digit(char one) {
    return one >= '0' && one <= '9';
}

/// Also the bytes of letters beyond ASCII, as PostgreSQL's own scanner has it.
bool begins_name(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '_' ||
           static_cast<unsigned char>(one) >= 0x80;
}

bool in_name(char one) {
    return begins_name(one) || is_digit(one) || one == '$';
}

/// What is lexical follows PostgreSQL, 4.1.
class scanner {
  public:
    explicit scanner(std::string_view sql) : sql_(sql) {}

    result<numbered_query> scan() {
        while (at_ < sql_.size()) {
            const auto end = end_of_part();
            if (end == std::string_view::npos)
                return fail(errc::invalid, "a text, name or comment without an end");
            if (end > at_) {
                copy(end);
            } else if (begins_name(sql_[at_])) {
                copy(end_of_name(at_));
            } else if (sql_[at_] == '$' && is_digit(after(1))) {
                return fail(errc::invalid, "parameters have names: \":code\", not \"$1\"");
            } else if (sql_.substr(at_).starts_with("::")) {
                copy(at_ + 2);
            } else if (sql_[at_] == ':' && begins_name(after(1))) {
                put_parameter();
            } else {
                copy(at_ + 1);
            }
        }
        return std::move(made_);
    }

  private:
    char after(std::size_t characters) const {
        return at_ + characters < sql_.size() ? sql_[at_ + characters] : '\0';
    }

    void copy(std::size_t end) {
        made_.sql += sql_.substr(at_, end - at_);
        at_ = end;
    }

    std::size_t end_of_name(std::size_t from) const {
        return static_cast<std::size_t>(
            std::find_if_not(
                sql_.begin() + static_cast<std::ptrdiff_t>(from), sql_.end(), in_name
            ) -
            sql_.begin()
        );
    }

    void put_parameter() {
        const auto end = end_of_name(at_ + 1);
        const auto name = sql_.substr(at_ + 1, end - at_ - 1);
        auto& names = made_.names;
        auto found = std::ranges::find(names, name);
        if (found == names.end()) found = names.insert(found, std::string(name));
        made_.sql += '$' + std::to_string(found - names.begin() + 1);
        at_ = end;
    }

    /// Of a text, quoted name or comment that begins here; here where none does, npos where it has
    /// none.
    std::size_t end_of_part() const {
        const auto rest = sql_.substr(at_);
        if (rest.starts_with("--")) return std::min(sql_.find('\n', at_), sql_.size());
        if (rest.starts_with("/*")) return end_of_comment();
        if (rest.starts_with("E'") || rest.starts_with("e'")) return end_of_quoted(at_ + 1, true);
        if (rest.starts_with('\'') || rest.starts_with('"')) return end_of_quoted(at_, false);
        if (rest.starts_with('$') && !is_digit(after(1))) return end_of_dollars();
        return at_;
    }

    /// A quote within is written twice, or, in E'...', behind a backslash.
    std::size_t end_of_quoted(std::size_t from, bool escapes) const {
        const char quote = sql_[from];
        for (auto at = from + 1; at < sql_.size(); ++at) {
            const bool escape = escapes && sql_[at] == '\\';
            const bool twice = sql_.substr(at, 2) == std::string(2, quote);
            if (escape || twice)
                ++at;
            else if (sql_[at] == quote)
                return at + 1;
        }
        return sql_.npos;
    }

    /// Comments may lie within each other.
    std::size_t end_of_comment() const {
        std::size_t depth = 0;
        for (auto at = at_; at + 1 < sql_.size(); ++at) {
            const auto two = sql_.substr(at, 2);
            if (two == "/*") {
                ++depth;
                ++at;
            } else if (two == "*/") {
                ++at;
                if (--depth == 0) return at + 1;
            }
        }
        return sql_.npos;
    }

    /// $$...$$ and $tag$...$tag$.
    std::size_t end_of_dollars() const {
        const auto second = sql_.find('$', at_ + 1);
        if (second == sql_.npos) return at_;
        const auto tag = sql_.substr(at_, second + 1 - at_);
        if (!std::ranges::all_of(tag.substr(1, tag.size() - 2), in_name)) return at_;
        const auto end = sql_.find(tag, second + 1);
        return end == sql_.npos ? end : end + tag.size();
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    numbered_query made_;
};

}  // namespace

result<numbered_query> number_parameters(std::string_view sql) {
    return scanner(sql).scan();
}

}  // namespace lotsen::postgres
