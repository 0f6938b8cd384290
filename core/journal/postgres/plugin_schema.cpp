#include "core/journal/postgres/plugin_schema.hpp"

#include <charconv>
#include <chrono>

#include "core/base/log.hpp"

namespace lotsen::postgres {
namespace {

// A migration may have to rewrite all of a table.
constexpr std::chrono::minutes migration_deadline{10};
constexpr std::chrono::seconds usual_deadline{10};

/// As SQLite's functions of these names (services.hpp), in the database's own words: folded as
/// core/text/normalise.hpp folds, and alike by the trigrams of the folded words.
constexpr const char* functions = R"sql(
CREATE OR REPLACE FUNCTION casefold(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT regexp_replace(
    translate(
        replace(replace(replace(regexp_replace(
            normalize(lower(normalize(given, NFKC) COLLATE "und-x-icu"), NFKD),
            '[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670'
                '\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u2060\ufeff]',
            '', 'g'
        ), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'łøđıςґʼ’‘ʻ´ٱىیےةہھەک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹০১২৩৪৫৬৭৮৯',
        'lodiσг''''''''''ايييههههك012345678901234567890123456789'
    ) COLLATE "und-x-icu",
    '([[:alpha:]])\1\1+', '\1\1', 'g'
)
$$;
CREATE OR REPLACE FUNCTION lotsen_trigrams(given text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT COALESCE(array_agg(DISTINCT substr('  ' || word || ' ', at, 3)), '{}')
FROM regexp_split_to_table(casefold(given), '[\u0001-\u002f\u003a-\u0060\u007b-\u007f]+') AS word,
    generate_series(1, length(word) + 1) AS at
WHERE word <> ''
$$;
CREATE OR REPLACE FUNCTION similarity("left" text, "right" text) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT COALESCE(shared::double precision / NULLIF(cardinality(a) + cardinality(b) - shared, 0), 0)
FROM (SELECT lotsen_trigrams("left") AS a, lotsen_trigrams("right") AS b) AS both_sides,
    LATERAL (SELECT count(*) AS shared FROM unnest(a) AS one WHERE one = ANY (b)) AS counted
$$;
)sql";

/// Waits until nobody else is at it, so that two servers, or an old and a new process, agree.
class schema_maker {
  public:
    schema_maker(connection& on, const std::string& schema)
        : on_(on), schema_(schema), name_(on.quoted(schema)) {}

    void make() {
        in_transaction([&] {
            on_.execute("CREATE SCHEMA IF NOT EXISTS " + name_, usual_deadline);
            on_.execute(functions, usual_deadline);
            on_.execute(
                "CREATE TABLE IF NOT EXISTS lotsen_migrations"
                " (number integer PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())",
                usual_deadline
            );
        });
    }

    result<void> bring_up_to_date(const std::vector<migration>& all) {
        const auto known = static_cast<int>(all.size());
        if (const auto present = applied(); present > known)
            return fail(
                errc::invalid,
                "the schema " + schema_ + " is at migration " + std::to_string(present) +
                    ", this plugin has " + std::to_string(known) + ": it was made by a newer one"
            );
        for (const auto& step : all)
            if (auto done = apply(step); done.has_error()) return done;
        return {};
    }

  private:
    template <class Work>
    void in_transaction(Work&& work) {
        on_.execute("BEGIN", usual_deadline);
        try {
            on_.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('" + schema_ + "', 0))",
                migration_deadline
            );
            work();
            on_.execute("COMMIT", usual_deadline);
        } catch (...) {
            if (!on_.lost() && on_.in_transaction()) on_.execute("ROLLBACK", usual_deadline);
            throw;
        }
    }

    int applied() {
        int number = 0;
        const auto text =
            on_.text("SELECT COALESCE(max(number), 0) FROM lotsen_migrations", usual_deadline);
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    std::string transaction_number() {
        return on_.text("SELECT pg_current_xact_id()", usual_deadline);
    }

    /// Unless another has applied it by now.
    void apply_here(const migration& step) {
        if (applied() >= step.number) return;
        const auto before = transaction_number();
        on_.execute(step.sql, migration_deadline);
        if (transaction_number() != before)
            throw failure("25000", "ends the transaction it runs in");
        on_.execute(
            "INSERT INTO lotsen_migrations (number) VALUES (" + std::to_string(step.number) + ")",
            usual_deadline
        );
        log(level::info, "journal.migrated", {{"schema", schema_}, {"migration", step.name}});
    }

    result<void> apply(const migration& step) {
        try {
            in_transaction([&] { apply_here(step); });
        } catch (const failure& failed) {
            auto problem = to_error(failed);
            if (problem.code == errc::unavailable) throw;
            if (problem.code == errc::internal || problem.code == errc::conflict)
                problem.code = errc::invalid;
            problem.detail = step.name + ".sql: " + problem.detail;
            return problem;
        }
        return {};
    }

    connection& on_;
    const std::string& schema_;
    std::string name_;
};

}  // namespace

std::string schema_of(std::string_view plugin) {
    return "plugin_" + std::string(plugin);
}

result<void> prepare_schema(
    connection& on, const std::string& schema, const std::vector<migration>& all
) {
    if (on.text("SHOW server_encoding", usual_deadline) != "UTF8")
        return fail(errc::invalid, "the database's encoding must be UTF8");
    on.execute("SET search_path = " + on.quoted(schema), usual_deadline);
    schema_maker maker(on, schema);
    maker.make();
    return maker.bring_up_to_date(all);
}

}  // namespace lotsen::postgres
