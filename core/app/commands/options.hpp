// The options that the commands share.
#pragma once

#include <boost/program_options.hpp>

#include "core/app/commands/command.hpp"
#include "core/app/config/config.hpp"

namespace lotsen {

namespace options = boost::program_options;

/// --config, --data, --listen, --threads, --demo over the configuration's file over the defaults.
options::options_description common_options();

/// Parses; throws wrong_use.
options::variables_map parse(
    const command_line& given,
    const options::options_description& known,
    const options::positional_options_description& positional = {}
);

/// Throws std::runtime_error with all that is wrong in the file.
config settings_of(const command_line& given, const options::variables_map& parsed);

}  // namespace lotsen
