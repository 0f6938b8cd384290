#include "core/journal/postgres/connection.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace lotsen::postgres {
namespace {

// Numbers of pg_type that its catalogue promises to keep (src/include/catalog/pg_type.dat).
enum type : Oid {
    boolean = 16,
    bytes = 17,
    integer8 = 20,
    integer2 = 21,
    integer4 = 23,
    object_id = 26,
    float4 = 700,
    float8 = 701,
    numeric = 1700
};

bool starts(const std::string& state, std::string_view of) {
    return state.starts_with(of);
}

std::string trimmed(const char* text) {
    std::string line(text == nullptr ? "" : text);
    while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
        line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

[[noreturn]] void refuse(const char* column) {
    throw std::domain_error(
        "the column " + std::string(column) + " holds neither number, boolean nor text"
    );
}

template <class Number>
std::optional<Number> read(std::string_view text) {
    Number number = 0;
    const auto* end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || at != end) return std::nullopt;
    return number;
}

/// `exact`: of a type that has integers; sum() of integers is numeric.
json::value number_of(std::string_view text, bool exact, const char* column) {
    if (const auto whole = exact ? read<std::int64_t>(text) : std::nullopt) return *whole;
    const auto real = read<double>(text);
    if (!real || !std::isfinite(*real)) refuse(column);
    return *real;
}

json::value value_of(const PGresult* row, int column) {
    if (PQgetisnull(row, 0, column) != 0) return nullptr;
    const std::string_view text(
        PQgetvalue(row, 0, column), static_cast<std::size_t>(PQgetlength(row, 0, column))
    );
    switch (PQftype(row, column)) {
        case boolean:
            return text == "t";
        case bytes:
            refuse(PQfname(row, column));
        case integer2:
        case integer4:
        case integer8:
        case object_id:
        case numeric:
            return number_of(text, true, PQfname(row, column));
        case float4:
        case float8:
            return number_of(text, false, PQfname(row, column));
        default:
            return json::string(text);
    }
}

json::object object_of(const PGresult* row) {
    json::object object;
    const int columns = PQnfields(row);
    object.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i)
        object[PQfname(row, i)] = value_of(row, i);
    return object;
}

/// What an INSERT, UPDATE, DELETE or MERGE did; a SELECT tells how many rows it gave.
std::size_t changed_by(PGresult* done) {
    std::size_t count = 0;
    if (std::string_view(PQcmdStatus(done)).starts_with("SELECT")) return 0;
    const std::string_view told = PQcmdTuples(done);
    std::from_chars(told.data(), told.data() + told.size(), count);
    return count;
}

std::optional<failure> failure_in(const PGresult* got) {
    const auto status = PQresultStatus(got);
    if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
        throw failure("0A000", "COPY to or from the client is not served");
    if (status != PGRES_FATAL_ERROR && status != PGRES_BAD_RESPONSE) return std::nullopt;
    const auto* state = PQresultErrorField(got, PG_DIAG_SQLSTATE);
    const auto* primary = PQresultErrorField(got, PG_DIAG_MESSAGE_PRIMARY);
    return failure(
        state == nullptr ? "" : state,
        trimmed(primary == nullptr ? PQresultErrorMessage(got) : primary)
    );
}

}  // namespace

bool failure::unreachable() const noexcept {
    constexpr std::array<std::string_view, 4> ended{"57P01", "57P02", "57P03", "57P05"};
    return state_.empty() || starts(state_, "08") ||
           std::ranges::find(ended, state_) != ended.end();
}

bool failure::passes() const noexcept {
    return state_ == "40001" || state_ == "40P01";
}

error to_error(const failure& failed) {
    const auto& state = failed.state();
    const auto is = [&](std::string_view of) { return starts(state, of); };
    auto code = errc::internal;
    if (failed.unreachable() || failed.passes()) code = errc::unavailable;
    if (is("23")) code = errc::conflict;
    if (is("53") || is("58") || is("28") || is("3D")) code = errc::unavailable;
    if (is("53100")) code = errc::disk_full;
    if (is("57014")) code = errc::deadline_exceeded;
    if (is("XX001") || is("XX002")) code = errc::corrupt;
    constexpr std::array<std::string_view, 10> bad{
        "0A", "20", "21", "22", "25", "2B", "42", "44", "54", "P0"};
    if (std::ranges::any_of(bad, is)) code = errc::invalid;
    return {code, failed.what()};
}

void connection::closer::operator()(pg_conn* handle) const noexcept {
    PQfinish(handle);
}

void connection::clearer::operator()(pg_result* answer) const noexcept {
    PQclear(answer);
}

connection::connection(const std::string& where) {
    // The later ones win; so a name of the operator's own for the application stays.
    const std::array keys{
        "connect_timeout",
        "tcp_user_timeout",
        "application_name",
        "dbname",
        "client_encoding",
        static_cast<const char*>(nullptr)};
    const std::array values{
        "2", "5000", "lotsen", where.c_str(), "UTF8", static_cast<const char*>(nullptr)};
    handle_.reset(PQconnectdbParams(keys.data(), values.data(), 1));
    if (!handle_) throw std::bad_alloc();
    if (lost()) throw failure("", trimmed(PQerrorMessage(handle_.get())));
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr
    );
}

bool connection::lost() const noexcept {
    return given_up_ || PQstatus(handle_.get()) != CONNECTION_OK;
}

bool connection::in_transaction() const noexcept {
    const auto now = PQtransactionStatus(handle_.get());
    return now == PQTRANS_INTRANS || now == PQTRANS_INERROR;
}

std::string connection::quoted(const std::string& name) const {
    const auto free = [](char* text) { PQfreemem(text); };
    const std::unique_ptr<char, decltype(free)> text(
        PQescapeIdentifier(handle_.get(), name.data(), name.size()), free
    );
    if (!text) raise();
    return text.get();
}

void connection::raise() const {
    throw failure("", trimmed(PQerrorMessage(handle_.get())));
}

void connection::check_sent(int sent) const {
    if (sent == 0) raise();
}

/// The next part of what a statement answers; null at its end.
connection::answer connection::next(instant deadline) {
    while (PQisBusy(handle_.get()) != 0) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now()
        );
        pollfd waits{PQsocket(handle_.get()), POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waits, 1, static_cast<int>(left.count())) == 0)
            throw failure("57014", "it took longer than it may");
        if (PQconsumeInput(handle_.get()) == 0) raise();
    }
    return answer(PQgetResult(handle_.get()));
}

void connection::cancel() noexcept {
    given_up_ = true;
    std::array<char, 256> ignored;
    const auto free = [](PGcancel* one) { PQfreeCancel(one); };
    const std::unique_ptr<PGcancel, decltype(free)> asked(PQgetCancel(handle_.get()), free);
    if (asked) PQcancel(asked.get(), ignored.data(), static_cast<int>(ignored.size()));
}

/// Reads a statement's answer to its end, or cancels it.
std::size_t connection::collect(time_limit most, const on_answer& each) {
    const auto deadline = std::chrono::steady_clock::now() + most;
    std::size_t changed = 0;
    std::optional<failure> refused;
    try {
        for (auto got = next(deadline); got; got = next(deadline)) {
            if (!refused) refused = failure_in(got.get());
            if (refused) continue;
            if (each && PQntuples(got.get()) > 0) each(got.get());
            changed += changed_by(got.get());
        }
    } catch (...) {
        cancel();
        throw;
    }
    if (refused) throw failure(*refused);
    return changed;
}

void connection::execute(const std::string& sql, time_limit most) {
    check_sent(PQsendQuery(handle_.get(), sql.c_str()));
    collect(most, {});
}

std::string connection::text(const std::string& sql, time_limit most) {
    std::string first;
    check_sent(PQsendQuery(handle_.get(), sql.c_str()));
    collect(most, [&](const PGresult* row) { first = PQgetvalue(row, 0, 0); });
    return first;
}

void connection::prepare(const std::string& name, const std::string& sql, time_limit most) {
    const auto whole = "PREPARE " + quoted(name) + " AS " + sql;
    // With parameters, though there are none: the server then takes one statement only.
    check_sent(
        PQsendQueryParams(handle_.get(), whole.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0)
    );
    collect(most, {});
}

std::size_t connection::run(
    const std::string& name, const parameters& values, time_limit most, const on_row& each
) {
    std::vector<const char*> texts;
    texts.reserve(values.size());
    for (const auto& one : values)
        texts.push_back(one ? one->c_str() : nullptr);
    const auto count = static_cast<int>(texts.size());
    check_sent(
        PQsendQueryPrepared(handle_.get(), name.c_str(), count, texts.data(), nullptr, nullptr, 0)
    );
    PQsetSingleRowMode(handle_.get());
    return collect(most, [&](const PGresult* row) { each(object_of(row)); });
}

}  // namespace lotsen::postgres
