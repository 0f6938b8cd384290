#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <iomanip>
#include <iostream>
#include <optional>
#include <syncstream>

#include "core/app/commands/options.hpp"
#include "core/app/commands/plugin/plugin.hpp"
#include "core/app/kit/built_folder.hpp"
#include "core/app/kit/folder_watch.hpp"
#include "core/app/kit/workbench.hpp"
#include "core/base/log.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;
using steady = std::chrono::steady_clock;

/// SIGINT and SIGTERM as something to wait for, so that what was begun is cleared away. Made before
/// any other thread is.
class stop_signals {
  public:
    stop_signals() {
        sigset_t stops;
        sigemptyset(&stops);
        sigaddset(&stops, SIGINT);
        sigaddset(&stops, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &stops, nullptr);
        descriptor_ = signalfd(-1, &stops, SFD_CLOEXEC);
    }
    stop_signals(const stop_signals&) = delete;
    stop_signals& operator=(const stop_signals&) = delete;
    ~stop_signals() { close(descriptor_); }

    /// Readable when there was one.
    int descriptor() const { return descriptor_; }

  private:
    int descriptor_ = -1;
};

/// Standard input, read only when there is something.
class input_lines {
  public:
    /// False at its end.
    bool read_more() {
        std::array<char, 4096> piece;
        const auto got = read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) return true;
        if (got <= 0) return false;
        waiting_.append(piece.data(), static_cast<std::size_t>(got));
        return true;
    }

    std::optional<std::string> next() {
        const auto end = waiting_.find('\n');
        if (end == waiting_.npos) return std::nullopt;
        auto line = waiting_.substr(0, end);
        waiting_.erase(0, end + 1);
        if (line.ends_with('\r')) line.pop_back();
        return line;
    }

    /// What stands behind the last line's end.
    std::string rest() { return std::exchange(waiting_, {}); }

  private:
    std::string waiting_;
};

/// What the plugin's process writes, and what goes wrong with it; called from any thread.
void show_log_line(std::string_view line) {
    const auto parsed = parse_json(line, "line");
    if (parsed.has_error() || !parsed->is_object()) return;
    const auto& fields = parsed->get_object();
    std::osyncstream out(std::cout);
    if (text_at(fields, "event") == "plugin.said") {
        out << "  [" << text_at(fields, "plugin") << "] " << text_at(fields, "what") << '\n';
    } else if (const auto how_bad = text_at(fields, "level"); how_bad != "info") {
        out << "  [" << how_bad << "] " << text_at(fields, "event");
        for (const auto& [key, value] : fields)
            if (key != "at" && key != "level" && key != "event" && value.is_string())
                out << " " << key << "=" << std::string_view(value.get_string());
        out << '\n';
    }
    out.flush();
}

std::string without_last_newline(std::string text) {
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

/// The conversation, the plugin it is with, and the folder that both follow.
class session {
  public:
    session(config settings, fs::path folder, std::string locale)
        : settings_(std::move(settings)),
          folder_(std::move(folder)),
          locale_(std::move(locale)),
          watch_(folder_) {}

    void run() {
        if (const auto problem = load("serving"); !problem.empty())
            throw std::runtime_error(problem);
        std::cout << "A line is said, /2 chooses the second option, /again says everything again "
                     "from the start, /quit ends.\n";
        bench_->begin(locale_);
        prompt();
        while (wait_for_input()) {
            while (!done_) {
                follow_changes();
                const auto line = input_.next();
                if (!line) break;
                take(*line);
                prompt();
            }
            if (done_) return;
        }
        if (const auto last = input_.rest(); !last.empty()) take(last);
    }

  private:
    /// What is wrong; then the plugin from before goes on.
    std::string load(std::string_view verb) {
        const auto started = steady::now();
        auto made = workbench::make(settings_, folder_, std::cout);
        if (made.has_error()) return without_last_newline(made.error().detail);
        bench_ = std::move(*made);
        const std::chrono::duration<double> took = steady::now() - started;
        std::cout << "* " << bench_->declared().id << " " << bench_->declared().version << ": "
                  << verb << " in " << std::fixed << std::setprecision(1) << took.count() << " s\n"
                  << bench_->doubts();
        return {};
    }

    /// Until there is something to read; files that change meanwhile are taken. False at the end,
    /// or where it was stopped.
    bool wait_for_input() {
        while (true) {
            std::array<pollfd, 3> all{
                pollfd{STDIN_FILENO, POLLIN, 0},
                pollfd{watch_.descriptor(), POLLIN, 0},
                pollfd{stops_.descriptor(), POLLIN, 0}};
            if (poll(all.data(), all.size(), -1) < 0 && errno != EINTR) return false;
            if (all[2].revents != 0) return false;
            if (all[1].revents != 0) follow_changes();
            if (all[0].revents != 0) return input_.read_more();
        }
    }

    void follow_changes() {
        if (!watch_.settle()) return;
        const auto problem = load("reloaded");
        if (!problem.empty()) {
            std::cout << "* not reloaded, the old one goes on: " << problem << '\n';
        } else {
            if (!lines_.empty()) before_ = std::exchange(lines_, {});
            std::cout << "  a new conversation; /again repeats the last one\n";
            bench_->begin(locale_);
        }
        prompt();
    }

    void take(const std::string& line) {
        if (line.empty()) return;
        if (line == "/quit") {
            done_ = true;
        } else if (line == "/again") {
            repeat();
        } else {
            lines_.push_back(line);
            bench_->take(line);
        }
    }

    void repeat() {
        const auto again = lines_.empty() ? before_ : std::exchange(lines_, {});
        bench_->begin(locale_);
        for (const auto& line : again) {
            std::cout << "> " << line << '\n';
            take(line);
        }
    }

    static void prompt() {
        if (isatty(STDIN_FILENO) != 0) std::cout << "> ";
        std::cout.flush();
    }

    const config settings_;
    const fs::path folder_;
    const std::string locale_;
    const stop_signals stops_;
    folder_watch watch_;
    input_lines input_;
    std::unique_ptr<workbench> bench_;
    std::vector<std::string> lines_;   // of this conversation
    std::vector<std::string> before_;  // of the one before the last reload
    bool done_ = false;
};

/// Of a C++ module's source: what was built of it, which every build changes.
fs::path folder_to_serve(const config& settings, const fs::path& given) {
    const auto declared = read_manifest(given);
    if (declared.has_error()) throw std::runtime_error(declared.error().detail);
    auto built = built_folder(settings, *declared);
    if (built.has_error()) throw std::runtime_error(built.error().detail);
    if (*built != given)
        std::cout << "* serves what was built of it, " << built->string()
                  << ": a change here comes with the next ./run --build\n";
    return std::move(*built);
}

}  // namespace

int plugin_dev(const command_line& given) {
    auto known = common_options();
    known.add_options()("folder", options::value<std::string>(), "of the plugin")(
        "locale", options::value<std::string>()->default_value("sv"), "language"
    );
    options::positional_options_description positional;
    positional.add("folder", 1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("folder")) throw wrong_use{"plugin dev where? Give the plugin's folder"};
    const auto folder = fs::absolute(parsed["folder"].as<std::string>()).lexically_normal();
    if (!fs::is_directory(folder)) throw std::runtime_error("no folder at " + folder.string());
    set_log_target(show_log_line);
    const auto settings = settings_of(given, parsed);
    session(settings, folder_to_serve(settings, folder), parsed["locale"].as<std::string>()).run();
    return 0;
}

}  // namespace lotsen
