#include <unicode/messagepattern.h>
#include <unicode/parseerr.h>

#include "core/text/message_pattern.hpp"

namespace lotsen {
namespace {

using kind = message_node::kind;

class tree_builder {
  public:
    tree_builder(const icu::MessagePattern& parsed, std::set<std::string>& arguments)
        : parsed_(parsed), text_(parsed.getPatternString()), arguments_(arguments) {}

    // The message that starts at part `at`; `at` ends on its limit. The parts and their meaning are
    // those of ICU's documentation of MessagePattern.
    std::vector<message_node> message(int32_t& at) {
        std::vector<message_node> nodes;
        int32_t from = parsed_.getPart(at).getLimit();
        while (true) {
            const auto& part = parsed_.getPart(++at);
            add_literal(nodes, from, part.getIndex());
            from = part.getLimit();
            const auto type = part.getType();
            if (type == UMSGPAT_PART_TYPE_MSG_LIMIT) return nodes;
            if (type == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
                nodes.push_back({kind::hash, {}, {}, 0, {}});
            } else if (type == UMSGPAT_PART_TYPE_ARG_START) {
                nodes.push_back(argument(at));
                from = parsed_.getPart(at).getLimit();
            }
        }
    }

    /// What is wrong beyond what ICU's parser looks at.
    const std::string& problem() const { return problem_; }

  private:
    void add_literal(std::vector<message_node>& nodes, int32_t from, int32_t to) {
        if (from == to) return;
        std::string piece;
        text_.tempSubStringBetween(from, to).toUTF8String(piece);
        if (!nodes.empty() && nodes.back().is == kind::literal)
            nodes.back().text += piece;
        else
            nodes.push_back({kind::literal, std::move(piece), {}, 0, {}});
    }

    std::string words(const icu::MessagePattern::Part& part) const {
        std::string out;
        parsed_.getSubstring(part).trim().toUTF8String(out);
        return out;
    }

    message_node argument(int32_t& at) {
        const int32_t limit = parsed_.getLimitPartIndex(at);
        const auto type = parsed_.getPart(at).getArgType();
        message_node node{kind::text, words(parsed_.getPart(++at)), {}, 0, {}};
        arguments_.insert(node.text);
        ++at;
        switch (type) {
            case UMSGPAT_ARG_TYPE_SIMPLE:
                simple(node, at, limit);
                break;
            case UMSGPAT_ARG_TYPE_PLURAL:
                choices(node, kind::plural, at, limit);
                break;
            case UMSGPAT_ARG_TYPE_SELECTORDINAL:
                choices(node, kind::ordinal, at, limit);
                break;
            case UMSGPAT_ARG_TYPE_SELECT:
                choices(node, kind::select, at, limit);
                break;
            case UMSGPAT_ARG_TYPE_CHOICE:
                problem_ = "choice is not served, use plural";
                break;
            case UMSGPAT_ARG_TYPE_NONE:
                break;
        }
        at = limit;
        return node;
    }

    void simple(message_node& node, int32_t at, int32_t limit) {
        const auto name = words(parsed_.getPart(at));
        if (name == "number")
            node.is = kind::number;
        else if (name == "date")
            node.is = kind::date;
        else if (name == "time")
            node.is = kind::time;
        else
            problem_ = "argument type " + name + " is not served";
        if (at + 1 < limit) node.style = words(parsed_.getPart(at + 1));
    }

    void choices(message_node& node, kind is, int32_t at, int32_t limit) {
        node.is = is;
        if (is != kind::select) node.offset = parsed_.getPluralOffset(at);
        for (; at < limit; ++at) {
            const auto& part = parsed_.getPart(at);
            if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
                node.branches.push_back({words(part), std::nullopt, {}});
            } else if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) {
                node.branches.back().body = message(at);
            } else if (part.hasNumericValue(part.getType()) && !node.branches.empty()) {
                node.branches.back().exact = parsed_.getNumericValue(part);
            }
        }
    }

    const icu::MessagePattern& parsed_;
    const icu::UnicodeString& text_;
    std::set<std::string>& arguments_;
    std::string problem_;
};

}  // namespace

result<message_pattern> message_pattern::compile(std::string_view pattern) {
    message_pattern made;
    if (pattern.find_first_of("{}'") == pattern.npos) {
        made.nodes_.push_back({kind::literal, std::string(pattern), {}, 0, {}});
        return made;
    }
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessagePattern parsed(
        icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int32_t>(pattern.size())}),
        &where,
        status
    );
    if (U_FAILURE(status) != 0)
        return fail(
            errc::invalid,
            std::string(u_errorName(status)) + " at character " + std::to_string(where.offset)
        );
    tree_builder builder(parsed, made.arguments_);
    int32_t at = 0;
    made.nodes_ = builder.message(at);
    if (!builder.problem().empty()) return fail(errc::invalid, builder.problem());
    return made;
}

}  // namespace lotsen
