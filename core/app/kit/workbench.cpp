#include "core/app/kit/workbench.hpp"

#include <iomanip>

#include "core/app/kit/alone.hpp"
#include "core/app/kit/named_messages.hpp"

namespace lotsen {

namespace fs = std::filesystem;

result<std::unique_ptr<workbench>> workbench::make(
    const config& base, const fs::path& folder, std::ostream& out
) {
    auto declared = read_manifest(folder);
    if (declared.has_error()) return declared.error();
    auto settings = settings_alone(base, *declared);
    auto data = std::make_unique<scratch_folder>();
    settings.data = data->path();
    auto loaded = load_content(settings, {std::move(*declared)});
    if (loaded.has_error()) return loaded.error();
    try {
        return std::unique_ptr<workbench>(
            new workbench(std::move(data), std::move(settings), std::move(*loaded), out)
        );
    } catch (const std::exception& thrown) {
        return fail(errc::unavailable, thrown.what());
    }
}

workbench::workbench(
    std::unique_ptr<scratch_folder> data, config settings, content loaded, std::ostream& out
)
    : data_(std::move(data)),
      settings_(std::move(settings)),
      loaded_(std::move(loaded)),
      out_(out),
      chat_(std::make_unique<terminal_chat>(settings_, loaded_, now_, random_, out)) {}

workbench::~workbench() = default;

std::string workbench::doubts() const {
    const auto& plugin = declared();
    std::string all;
    for (const auto& id : named_messages(plugin))
        if (!loaded_.texts->has(plugin.id, id, "sv"))
            all += "messages: \"" + id + "\" is named in manifest.json and not written\n";
    for (const auto& each : loaded_.texts->problems()) {
        // Languages that the plugin does not have are no mistake here.
        const fs::path file = each.file;
        if (!fs::is_regular_file(file) || file.parent_path() != plugin.folder / "messages")
            continue;
        all += each.file + ": " + each.id + ": " + each.what + "\n";
    }
    return all;
}

void workbench::take(const std::string& line) {
    if (!line.starts_with('/')) {
        reading_context context;
        context.conversation_language = chat_->locale();
        context.now = now_.now();
        const auto understood = loaded_.understanding->read(line, context);
        out_ << "  understood: ";
        if (understood.intents.empty()) out_ << "nothing";
        for (const auto& best : understood.intents) {
            out_ << best.plugin << "." << best.intent << " " << std::fixed << std::setprecision(2)
                 << best.confidence;
            break;
        }
        out_ << ", " << understood.language;
        for (const auto& each : understood.entities)
            out_ << ", " << each.type << " " << each.value;
        out_ << '\n';
    }
    chat_->take(line);
}

}  // namespace lotsen
