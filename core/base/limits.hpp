// Every limit of the service, by name, in one place. Configuration may lower or raise them.
#pragma once

#include <chrono>
#include <cstddef>

namespace lotsen {

struct limits {
    // A resident's socket
    std::size_t frame_bytes = std::size_t{32} * 1024;  // a larger frame closes with 1009
    std::size_t text_characters = 4000;                // Unicode code points in one message
    std::size_t frames_per_second = 20;                // sustained, a connection
    std::size_t frame_burst = 40;                      // at once, a connection
    std::size_t connections_per_address = 256;         // a library's kiosks share one address
    std::size_t connections = 20'000;                  // in all
    std::size_t outbound_frames = 256;  // queued for a slow reader before it is dropped
    std::chrono::seconds handshake_timeout{10};
    std::chrono::seconds idle_timeout{120};   // without a frame or pong; pings go at half of it
    std::chrono::seconds shutdown_grace{10};  // from SIGTERM to the end

    // HTTP
    std::size_t header_bytes = std::size_t{16} * 1024;
    std::size_t body_bytes = std::size_t{64} * 1024;
    std::size_t photo_bytes = std::size_t{8} * 1024 * 1024;
    std::chrono::seconds request_timeout{30};

    // Journal
    std::size_t append_queue = 65'536;        // appends waiting for the writer thread
    std::size_t append_batch = 1024;          // appends in one transaction
    std::size_t replay_events = 10'000;       // events sent in answer to one `open`
    std::size_t journal_readers = 2;          // threads
    std::size_t journal_read_queue = 16'384;  // reads waiting for one of them
    std::size_t checkpoint_pages = 2048;      // of 4 KiB in the log, not yet in the database
    std::size_t wal_pages = 16'384;           // from here on the writer helps: 64 MiB
    std::chrono::milliseconds checkpoint_period{1000};  // at the latest, after a commit
    std::size_t journal_check_bytes =
        std::size_t{32} * 1024 * 1024;  // a larger file is not read through at start

    // Plugins
    std::size_t plugin_queue = 1024;  // calls waiting for one plugin
    std::chrono::milliseconds plugin_deadline{3000};
    std::size_t plugin_message_bytes = 8U << 20U;  // to or from a plugin's process
    std::size_t plugin_memory_mib = 512;           // of such a process (RLIMIT_DATA)
    std::size_t plugin_files = 256;                // that it may have open (RLIMIT_NOFILE)
    std::size_t plugin_processes = 64;             // and threads, where it may start any
    std::chrono::seconds plugin_ping{5};           // between two questions how it is
    std::size_t plugin_rows = 1000;                // rows one query may return
    std::size_t plugin_query_steps = 100'000'000;  // of SQLite's virtual machine, one batch
    std::size_t turn_calls = 8;                    // plugin calls within one turn
    std::size_t plugin_pair_bytes = std::size_t{64} * 1024;  // of a value, as JSON
    std::size_t plugin_http_bytes = 1U << 20U;               // of an answer, and of a letter
    std::chrono::milliseconds plugin_http_timeout{2500};     // below plugin_deadline
    std::size_t job_attempts = 10;
    std::size_t outbox_attempts = 20;
    std::chrono::seconds first_retry{5};            // of a job or a letter; doubles each time ...
    std::chrono::seconds longest_retry{3600};       // ... up to this
    std::chrono::hours outbox_remembered{30 * 24};  // the key of a letter that was delivered

    // Conversations
    std::size_t conversations_in_memory = 50'000;
    std::size_t pending_turns = 16;  // messages of one resident that wait for an answer
    // A kiosk's conversation that nobody follows any more is closed after this long.
    std::chrono::seconds kiosk_abandoned{300};
    std::chrono::seconds kiosk_look{15};  // between two looks for such ones
    // A conversation is erased this long after the last that happened in it.
    std::chrono::hours conversation_kept{90 * 24};
    std::chrono::minutes conversation_look{60};  // between two looks for such ones
    std::size_t conversation_batch = 500;        // erased at one look

    // Photos
    std::chrono::hours photo_unclaimed{30 * 24};  // without a report that it belongs to
    std::chrono::seconds learning_look{
        2};  // between two looks at what editors wrote, and for reloads
    std::chrono::minutes photo_look{60};  // between two looks for those no longer needed
    std::size_t photo_batch = 500;        // a plugin is asked about at once

    // Copies
    std::chrono::hours backup_kept{30 * 24};  // how long the municipality keeps a backup

    // Staff
    std::size_t login_attempts = 10;  // failed, an account, within login_window
    std::chrono::minutes login_window{15};
    std::chrono::hours staff_session{12};
};

}  // namespace lotsen
