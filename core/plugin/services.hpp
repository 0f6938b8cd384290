// What core lends a plugin. Each call is data in, data out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/plugin/lent.hpp"

namespace lotsen {

/// A named query of the plugin's queries/*.sql with its named parameters (":name" in the SQL).
/// Values: null, boolean, integer, double, text.
struct statement {
    std::string query;
    json::object parameters;
};

/// Rows as objects: column name -> value. `changes` counts what an insert, update or delete did.
struct rows {
    std::vector<json::object> list;
    std::size_t changes = 0;
};

/// The plugin's own durable database, brought up to date from its migrations/NNNN_name.sql before
/// `start`: a file, or a schema in PostgreSQL, as the manifest says. A file in queries/ holds named
/// queries, each under a line "-- name: find_by_code". What `run` returns is on disk. The functions
/// casefold(text) and similarity(left, right) (0..1, trigrams of the folded texts) are there for
/// queries.
class database {
  public:
    virtual ~database() = default;
    /// All statements in one transaction: all of them or none. A statement whose SQL is marked
    /// "-- name: x !changes" must change at least one row, or the whole is undone: conflict.
    /// Errors: conflict (a constraint too), not_found (no such query), invalid (a parameter, too
    /// many rows), deadline_exceeded, disk_full, corrupt, unavailable (PostgreSQL is away).
    virtual result<std::vector<rows>> run(const std::vector<statement>& statements) = 0;

    result<rows> run(statement one) {
        auto all = run(std::vector<statement>{std::move(one)});
        if (all.has_error()) return all.error();
        return std::move(all->front());
    }
};

/// A place of the gazetteer.
struct place_match {
    std::string name;
    double lat = 0;
    double lon = 0;
    double confidence = 0;  // 0..1
};

class geocoder {
  public:
    virtual ~geocoder() = default;
    /// Best first; empty where nothing is like it.
    virtual std::vector<place_match> find(std::string_view text, std::size_t most) const = 0;
};

/// Everything a plugin is started with. References outlive the plugin.
struct services {
    lotsen::database& database;
    const lotsen::clock& clock;
    const lotsen::time_zone& zone;
    random_source& random;
    const geocoder& places;
    json::object options;      // checked against the manifest's schema
    std::string municipality;  // display name, "Solna"
    bool demo = false;         // labelled example data may be filled in from fixtures/
    std::string folder;        // the plugin's own files
    /// Case, accents and letter variants folded away (ICU), for comparing what people type.
    std::string (*fold)(std::string_view text) = nullptr;
    /// A folder for files of its own, which outlives it; empty in a test that has none.
    std::string data = {};
    // Never null in a plugin that core started.
    key_value* pairs = nullptr;
    job_queue* jobs = nullptr;
    lotsen::outbox* outbox = nullptr;
    http_client* http = nullptr;
    const message_texts* texts = nullptr;
};

}  // namespace lotsen
