#include <iomanip>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {
namespace {

std::vector<labelled_text> texts_of(const std::string& file) {
    auto read = read_labelled(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    return std::move(*read);
}

}  // namespace

int evaluate_command(const command_line& given) {
    options::options_description known("options");
    known.add_options()("train", options::value<std::string>()->required(), "text<TAB>label lines")(
        "test", options::value<std::string>()->required(), "text<TAB>label lines"
    )("out-of-scope", options::value<std::string>()->default_value(""), "the label of the unknown");
    const auto parsed = parse(given, known);
    const auto measured = evaluate(
        texts_of(parsed["train"].as<std::string>()),
        texts_of(parsed["test"].as<std::string>()),
        parsed["out-of-scope"].as<std::string>()
    );
    if (measured.has_error()) throw std::runtime_error(measured.error().detail);
    std::cout << std::fixed << std::setprecision(4) << "accuracy           " << measured->accuracy
              << "\nmacro-F1           " << measured->macro_f1 << "\nAUROC out of scope "
              << measured->auroc << "\ncalibration error  " << measured->calibration_error
              << std::setprecision(1) << "\nmicroseconds       " << measured->microseconds_a_text
              << " a sentence\nseconds            " << measured->seconds_to_train << " to train\n";
    return 0;
}

}  // namespace lotsen
