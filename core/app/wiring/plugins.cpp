#include "core/app/wiring/plugins.hpp"

#include "core/app/wiring/plugin_http.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/host/inline/inline_host.hpp"
#include "core/host/module.hpp"
#include "core/host/process/confinement.hpp"
#include "core/host/process/remote_plugin.hpp"
#include "core/journal/postgres/plugin_database.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// Of a plugin whose process opens its own, or that has none.
class no_database final : public database {
  public:
    explicit no_database(error why) : why_(std::move(why)) {}
    using database::run;
    result<std::vector<rows>> run(const std::vector<statement>&) override { return why_; }

  private:
    error why_;
};

/// Which plugin runs where, and how.
class plugin_starter {
  public:
    plugin_starter(const config& settings, random_source& random)
        : settings_(settings), random_(random), data_(settings.data / "plugins") {
        fs::create_directories(data_);
    }

    loaded_plugin load(const manifest& declared) const {
        auto module = in_process(declared)
                          ? std::unique_ptr<plugin>(
                                std::make_unique<remote_plugin>(remote_of(declared), random_)
                            )
                          : needed(load_module(declared));
        return {declared, std::move(module)};
    }

    result<std::unique_ptr<database>> open(const manifest& declared) const {
        if (declared.database == database_kind::postgresql || !declared.executable.empty())
            return open_lent_database(settings_, declared);
        if (in_process(declared))
            return std::make_unique<no_database>(
                fail(errc::unavailable, "the plugin's process has the database")
            );
        return make_plugin_database(file_of(declared), declared.folder, fold);
    }

    /// Of what core keeps for it.
    result<std::unique_ptr<database>> open_store(const manifest& declared) const {
        return open_plugin_store(settings_, declared.id);
    }

    /// There, and for nobody else's eyes.
    std::string folder_of(const manifest& declared) const {
        const auto folder = data_ / declared.id;
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_all);
        return fs::absolute(folder).string();
    }

    bool in_process(const manifest& declared) const {
        if (!declared.executable.empty() && settings_.plugin_program.empty())
            throw std::runtime_error(declared.id + ": runs only in a process of its own");
        if (!declared.executable.empty()) return true;
        if (settings_.plugin_program.empty()) return false;
        const auto own = settings_.inline_by_plugin.find(declared.id);
        return own == settings_.inline_by_plugin.end() ? !settings_.inline_plugins : !own->second;
    }

    /// How its process is run.
    remote_settings remote_of(const manifest& declared) const {
        const auto& named = settings_.limits;
        const bool module = declared.executable.empty();
        const auto served = module ? declared.folder : declared.folder / declared.executable;
        remote_settings made;
        made.declared = declared;
        made.command.name = declared.id;
        made.command.program = settings_.plugin_program;
        confinement allowed;
        allowed.module = module;
        allowed.served = fs::absolute(served);
        allowed.data = folder_of(declared);
        allowed.memory_mib = named.plugin_memory_mib;
        allowed.files = named.plugin_files;
        allowed.processes = declared.processes ? named.plugin_processes : 0;
        if (module) allowed.readable.push_back(fs::absolute(places_file(settings_)));
        made.command.arguments = to_arguments(allowed);
        made.command.temporary = allowed.data;
        made.command.folder = fs::absolute(declared.folder);
        made.command.most_message_bytes = named.plugin_message_bytes;
        made.deadline = named.plugin_deadline;
        made.memory_mib = named.plugin_memory_mib;
        made.initialize["time_zone"] = settings_.municipality.time_zone;
        made.initialize["data"] = folder_of(declared);
        if (module && declared.database == database_kind::sqlite)
            made.initialize["database"] = fs::absolute(file_of(declared)).string();
        if (module) {
            made.initialize["places"] = fs::absolute(places_file(settings_)).string();
        }
        return made;
    }

  private:
    /// In the plugin's own folder, which is all that its process may write to. Before, it lay
    /// beside it.
    fs::path file_of(const manifest& declared) const {
        const fs::path folder = folder_of(declared);
        auto file = folder / "database.sqlite";
        const auto before = data_ / (declared.id + ".sqlite");
        if (fs::exists(file) || !fs::exists(before)) return file;
        // The log first: with the database but without it, the newest rows would be lost.
        for (const auto* part : {"-wal", "-shm", ""})
            if (fs::exists(before.string() + part))
                fs::rename(before.string() + part, file.string() + part);
        return file;
    }

    const config& settings_;
    random_source& random_;
    fs::path data_;
};

std::unique_ptr<host> start(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::string_view only,
    bool carries
) {
    const auto starter = std::make_shared<plugin_starter>(settings, random);
    std::vector<loaded_plugin> found;
    for (const auto& declared : loaded.plugins)
        if (only.empty() || declared.id == only) found.push_back(starter->load(declared));
    const auto open = [starter](const manifest& declared) { return starter->open(declared); };
    host_environment environment{
        now,
        *loaded.zone,
        random,
        *loaded.places,
        settings.limits,
        settings.municipality.name,
        settings.demo,
        fold,
        open,
        settings.plugin_options,
        [starter](const manifest& declared) { return starter->open_store(declared); },
        [starter](const manifest& declared) { return starter->folder_of(declared); },
        [&named = settings.limits](const manifest& declared) {
            return make_plugin_http(declared, named);
        },
        [texts = loaded.texts](
            std::string_view plugin, std::string_view locale, const message& what
        ) { return texts->format(plugin, what.id, locale, what.args); },
        [starter](const manifest& declared) { return starter->remote_of(declared); },
        carries};
    return needed(make_inline_host(std::move(found), std::move(environment)));
}

result<std::unique_ptr<database>> open_in_postgres(
    const config& settings, const manifest& declared
) {
    const auto where = settings.plugin_databases.find(declared.id);
    if (where == settings.plugin_databases.end())
        return fail(
            errc::invalid,
            "its database is PostgreSQL: the configuration must say where, under "
            "plugin_databases." +
                declared.id
        );
    return make_postgres_plugin_database(
        where->second, declared.id, declared.folder, settings.limits
    );
}

}  // namespace

std::unique_ptr<host> start_plugins(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::string_view only
) {
    return start(settings, loaded, now, random, only, true);
}

std::unique_ptr<host> start_plugins_beside(
    const config& settings, const content& loaded, const clock& now, random_source& random
) {
    return start(settings, loaded, now, random, {}, false);
}

fs::path store_file_of(const config& settings, std::string_view plugin) {
    return settings.data / "plugins" / (std::string(plugin) + ".store.sqlite");
}

result<std::unique_ptr<database>> open_plugin_store(
    const config& settings, std::string_view plugin
) {
    return make_plugin_database(
        store_file_of(settings, plugin), settings.content / "host" / "lent", fold
    );
}

result<std::unique_ptr<database>> open_lent_database(
    const config& settings, const manifest& declared
) {
    if (declared.database == database_kind::postgresql) return open_in_postgres(settings, declared);
    if (!declared.declares_service("database"))
        return std::make_unique<no_database>(
            fail(errc::not_allowed, "the manifest's services do not name database")
        );
    const auto folder = settings.data / "plugins";
    fs::create_directories(folder);
    return make_plugin_database(
        folder / (declared.id + ".database.sqlite"), declared.folder, fold, settings.limits
    );
}

}  // namespace lotsen
