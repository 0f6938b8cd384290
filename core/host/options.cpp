#include "core/host/options.hpp"

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace lotsen {
namespace {

rapidjson::Document document_of(const json::object& object) {
    rapidjson::Document document;
    document.Parse(json::serialize(object).c_str());
    return document;
}

}  // namespace

result<void> check_options(const json::object& schema, const json::object& options) {
    const auto rules_text = document_of(schema);
    const rapidjson::SchemaDocument rules(rules_text);
    rapidjson::SchemaValidator validator(rules);
    if (document_of(options).Accept(validator)) return {};
    rapidjson::StringBuffer where;
    validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
    return fail(
        errc::invalid,
        std::string("option ") + where.GetString() + " breaks \"" +
            validator.GetInvalidSchemaKeyword() + "\""
    );
}

}  // namespace lotsen
