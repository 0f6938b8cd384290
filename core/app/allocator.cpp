// How the program's memory is given out: jemalloc, by a third faster here than the C library's,
// since what one thread asks for another often gives back.
//
// Huge pages: the models' tables are read all over, and a look-up that misses the processor's page
// table costs more than the rest of it. Larger thread caches: the state of a conversation and the
// text of an event are a few KiB and live for one turn. What a start, a training or a rush of
// residents needed and freed goes back to the system within a second or two, by a thread of its
// own. (jemalloc(3), TUNING)
extern "C" {
// The linker gives it to jemalloc, which reads it before main.
[[gnu::visibility("default")]] extern const char* malloc_conf;  // NOLINT(misc-unused-*)
const char* malloc_conf = "thp:always,lg_tcache_max:16,background_thread:true,dirty_decay_ms:1000";
}
