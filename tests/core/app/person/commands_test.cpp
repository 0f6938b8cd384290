// The commands themselves, beside a journal that is being written, with the real plugins in
// processes of their own.
#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>
#include <iostream>
#include <sstream>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/base/files.hpp"
#include "core/base/log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// What is printed while it lives.
class printed {
  public:
    printed() : before_(std::cout.rdbuf(text_.rdbuf())) {}
    printed(const printed&) = delete;
    printed& operator=(const printed&) = delete;
    ~printed() { std::cout.rdbuf(before_); }
    std::string text() const { return text_.str(); }

  private:
    std::ostringstream text_;
    std::streambuf* before_;
};

struct commands_beside_a_service : testing::Test {
    commands_beside_a_service() {
        new_conversation made{id, std::string(32, 'h'), "web", "sv", long_ago};
        run(io, service->create(std::move(made))).value();
        says("Ring 070-174 06 05");
        folder.write("photos/" + id + "/p1.jpg", "a photo");
    }
    ~commands_beside_a_service() override { set_log_level(level::debug); }

    result<appended> says(std::string text) {
        event said;
        said.from = speaker::resident;
        said.body = json::object{{"text", std::move(text)}};
        append_request request;
        request.conversation = id;
        request.epoch = 1;
        request.at = long_ago;
        request.events.emplace_back(said);
        return run(io, service->append(std::move(request)));
    }
    std::string does(int (*command)(const command_line&), std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", folder.path().string()});
        const printed output;
        EXPECT_EQ(command({LOTSEN_BUILD_DIR "/lotsen", std::move(arguments)}), 0);
        return output.text();
    }

    const time_point long_ago = from_rfc3339("2026-01-01T10:00:00Z").value();
    const std::string id = "0123456789abcdefghjkmnpqrs";
    temporary_folder folder;
    temporary_folder elsewhere;
    boost::asio::io_context io;
    std::unique_ptr<sqlite_journal> service = open_journal(folder.path(), limits());
};

TEST_F(commands_beside_a_service, export_what_every_plugin_and_core_keep) {
    const auto to = elsewhere.path() / "out";
    does(export_command, {"--contact", "070-174 06 05", "--to", to.string()});
    const auto document = read_json(to / "person.json").value().as_object();
    EXPECT_EQ(array_at(document, "conversations").size(), 1U);
    EXPECT_EQ(array_at(document, "not_told_by").size(), 0U) << "every plugin of ours can tell";
    EXPECT_EQ(text_at(document, "photos_in"), "photos");
    EXPECT_EQ(read_whole(to / "photos" / "p1.jpg").value(), "a photo");
    EXPECT_EQ(fs::status(to / "person.json").permissions(), fs::perms(0600));
    EXPECT_THROW(
        does(export_command, {"--contact", "070-174 06 05", "--to", to.string()}),
        std::runtime_error
    ) << "nothing is overwritten";
}

TEST_F(commands_beside_a_service, erase_only_when_told_so) {
    EXPECT_THAT(does(erase_command, {"--conversation", id}), HasSubstr("--yes does it"));
    EXPECT_TRUE(says("Är det någon där?").has_value());
    EXPECT_THAT(
        does(erase_command, {"--contact", "+46701740605", "--yes"}),
        HasSubstr("1 conversations with 2 events, 1 photos")
    );
    EXPECT_FALSE(says("Hallå?").has_value());
    EXPECT_THAT(does(erase_command, {"--conversation", id, "--yes"}), HasSubstr("Nothing is kept"));
}

TEST_F(commands_beside_a_service, erase_again_what_a_restored_backup_brought_back) {
    const auto backup = elsewhere.path() / "backup";
    does(backup_command, {backup.string()});
    const auto told = does(erase_command, {"--conversation", id, "--yes"});
    EXPECT_THAT(told, HasSubstr(backup.string())) << "which still holds it";
    const auto restored = (elsewhere.path() / "restored").string();
    const auto in_it = [&](int (*command)(const command_line&), std::vector<std::string> more) {
        more.insert(more.end(), {"--data", restored});
        const printed output;
        EXPECT_EQ(command({LOTSEN_BUILD_DIR "/lotsen", std::move(more)}), 0);
        return output.text();
    };
    in_it(restore_command, {backup.string()});
    const auto log = (folder.path() / "erasures.jsonl").string();
    EXPECT_THAT(in_it(erase_command, {"--logged", log, "--yes"}), HasSubstr("1 conversations"));
    EXPECT_THAT(in_it(erase_command, {"--logged", log, "--yes"}), HasSubstr("Nothing is kept"));
}

TEST_F(commands_beside_a_service, say_what_they_need) {
    const auto refused = [&](int (*command)(const command_line&), std::vector<std::string> more) {
        try {
            more.insert(more.end(), {"--data", folder.path().string()});
            command({LOTSEN_BUILD_DIR "/lotsen", std::move(more)});
        } catch (const wrong_use& wrong) {
            return wrong.what;
        }
        return std::string("done");
    };
    EXPECT_THAT(refused(export_command, {}), HasSubstr("whose data"));
    EXPECT_THAT(refused(erase_command, {"--yes"}), HasSubstr("whose data"));
    EXPECT_THAT(refused(erase_command, {"--contact", "Robin"}), HasSubstr("neither"));
    EXPECT_THAT(
        refused(erase_command, {"--contact", "0701740605", "--reference", "F-1"}),
        HasSubstr("one of")
    );
}

}  // namespace
}  // namespace lotsen::test
