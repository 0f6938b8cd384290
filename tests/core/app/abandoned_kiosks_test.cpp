#include "core/app/conversation/abandoned_kiosks.hpp"

#include "tests/core/app/quiet_plugins.hpp"
#include "tests/core/dialogue/builders.hpp"
#include "tests/support/memory_journal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"

namespace lotsen::test {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

struct hears_nothing final : reader {
    understanding read(std::string_view text, const reading_context&) const override {
        understanding made;
        made.text = text;
        return made;
    }
};

struct empty_desk final : handover_listener {
    void entered(board_entry) override {}
    void accepted(std::string, std::string) override {}
    void left(std::string) override {}
    bool staff_available() const override { return true; }
    bool open_now() const override { return true; }
};

struct screen final : subscriber {
    std::vector<event_kind> shown;
    void deliver(const published& what) override { shown.push_back(what.kind); }
    void typing(speaker) override {}
    void trouble(errc) override {}
};

/// The service from its start to its end; the journal outlives it.
struct running_service {
    explicit running_service(memory_journal& log, fake_clock& now, boost::asio::io_context& io)
        : around{log, understanding, *talk, plugins, *texts, now, named, desk, counters},
          conversations({io.get_executor()}, around, random),
          kiosks(conversations, around) {}

    hears_nothing understanding;
    std::shared_ptr<const catalogue> texts = std::make_shared<plain_catalogue>();
    std::unique_ptr<dialogue> talk = make_dialogue(example_plugins(), texts);
    quiet_plugins plugins;
    limits named;
    empty_desk desk;
    conversation_counters counters;
    surroundings around;
    seeded_random random;
    registry conversations;
    abandoned_kiosks kiosks;
};

struct a_kiosk : testing::Test {
    a_kiosk() { restart(); }

    void restart() {
        talk.reset();
        service.reset();
        run_all();
        service = std::make_unique<running_service>(log, now, io);
        in([](a_kiosk& at) -> task { co_await at.service->kiosks.restore(); });
    }

    using task = boost::asio::awaitable<void>;

    template <class Work>
    void in(Work work) {
        const auto whole = [](Work todo, a_kiosk& at) -> boost::asio::awaitable<int> {
            co_await todo(at);
            co_return 0;
        };
        run(io, whole(work, *this));
    }
    void run_all() {
        io.restart();
        io.run();
    }

    void begin(std::string channel = "kiosk") {
        begun = std::move(channel);
        in([](a_kiosk& at) -> task {
            auto name = at.begun;
            auto opened = co_await at.service->conversations.create(std::move(name), "sv");
            at.talk = opened.value().conversation;
            at.id = at.talk->id();
            co_await at.talk->follow(at.shown, 0);
            co_await at.talk->begin();
        });
    }
    /// As a peer does when its connection has ended.
    void cut_off() {
        talk->unfollow(shown.get());
        service->kiosks.left(*talk);
        talk.reset();
    }
    void come_back() {
        in([](a_kiosk& at) -> task {
            at.talk = (co_await at.service->conversations.find(at.id)).value();
            co_await at.talk->follow(at.shown, 0);
        });
    }
    void after(std::chrono::milliseconds time) {
        now.advance(time);
        in([](a_kiosk& at) -> task { co_await at.service->kiosks.look(); });
        run_all();
    }
    void owned_by(owner_kind kind, std::string name) {
        const auto before = record();
        append_request step;
        step.conversation = id;
        step.epoch = before.owner.epoch;
        step.at = now.now();
        step.owner = owner_change{kind, std::move(name), {}};
        ASSERT_TRUE(run(io, log.append(std::move(step))).has_value());
    }
    conversation_record record() { return run(io, log.find(id)).value(); }
    bool closed() { return record().closed; }

    boost::asio::io_context io;
    memory_journal log;
    fake_clock now;
    std::unique_ptr<running_service> service;
    std::shared_ptr<screen> shown = std::make_shared<screen>();
    std::shared_ptr<conversation> talk;
    std::string begun;
    std::string id;
};

TEST_F(a_kiosk, that_was_cut_off_leaves_nothing_open) {
    begin();
    cut_off();
    after(minutes(5) - seconds(1));
    EXPECT_FALSE(closed());
    after(seconds(1));
    EXPECT_TRUE(closed());
    const auto last = log.events_of(id).back();
    EXPECT_EQ(last.kind, event_kind::closed);
    EXPECT_EQ(last.from, speaker::system);
    EXPECT_EQ(record().handled_seq, record().last_seq);
}

TEST_F(a_kiosk, that_is_there_keeps_its_conversation_however_long_it_is_silent) {
    begin();
    after(minutes(60));
    EXPECT_FALSE(closed());
}

TEST_F(a_kiosk, whose_conversation_was_erased_writes_nothing_in_it_again) {
    begin();
    const auto say = [&](const std::string& words) {
        return run(io, talk->say("m-" + words, words, {}, {})).error().code;
    };
    log.refuse_writes(errc::unknown_conversation);
    EXPECT_EQ(say("hej"), errc::unknown_conversation);
    const auto before = log.events_of(id).size();
    log.refuse_writes({});
    EXPECT_EQ(say("igen"), errc::conversation_closed);
    EXPECT_EQ(log.events_of(id).size(), before);
}

TEST_F(a_kiosk, that_comes_back_in_time_goes_on_and_may_be_cut_off_again) {
    begin();
    cut_off();
    after(minutes(4));
    come_back();
    after(minutes(10));
    EXPECT_FALSE(closed());
    cut_off();
    after(minutes(4));
    EXPECT_FALSE(closed());
    after(minutes(1));
    EXPECT_TRUE(closed());
}

TEST_F(a_kiosk, whose_conversation_another_device_follows_keeps_it) {
    begin();
    const auto phone = std::make_shared<screen>();
    in([phone](a_kiosk& at) -> task { co_await at.talk->follow(phone, 0); });
    const auto on_phone = talk;
    cut_off();
    after(minutes(30));
    EXPECT_FALSE(closed());
    on_phone->unfollow(phone.get());
    service->kiosks.left(*on_phone);
    after(minutes(5));
    EXPECT_TRUE(closed());
}

TEST_F(a_kiosk, that_was_cut_off_before_a_restart_is_closed_after_it) {
    begin();
    cut_off();
    restart();
    after(minutes(4));
    EXPECT_FALSE(closed());
    after(minutes(1));
    EXPECT_TRUE(closed());
}

TEST_F(a_kiosk, whose_resident_waits_for_or_has_a_person_is_left_to_staff) {
    begin();
    owned_by(owner_kind::queue, "contact_centre");
    restart();
    after(minutes(60));
    EXPECT_FALSE(closed());
    owned_by(owner_kind::agent, "agent");
    restart();
    after(minutes(60));
    EXPECT_FALSE(closed());
    // The person gave it back to the bot, and nobody is there to go on.
    owned_by(owner_kind::bot, {});
    restart();
    after(minutes(5));
    EXPECT_TRUE(closed());
}

TEST_F(a_kiosk, is_not_what_a_phone_is_its_conversation_goes_on_whenever_it_comes_back) {
    begin("web");
    cut_off();
    after(minutes(24 * 60));
    EXPECT_FALSE(closed());
    restart();
    after(minutes(24 * 60));
    EXPECT_FALSE(closed());
}

TEST_F(a_kiosk, stays_known_while_the_disk_is_full_and_is_closed_later) {
    begin();
    cut_off();
    log.refuse_writes(errc::disk_full);
    after(minutes(5));
    EXPECT_FALSE(closed());
    log.refuse_writes(std::nullopt);
    after(minutes(5));
    EXPECT_TRUE(closed());
}

}  // namespace
}  // namespace lotsen::test
