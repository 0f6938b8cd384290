#include "tests/core/journal/faulty_disk.hpp"

#include <cstddef>
#include <new>

namespace lotsen::test {
namespace {

std::atomic<int> write_code = SQLITE_OK;
std::atomic<int> sync_code = SQLITE_OK;

/// What SQLite sees as its file; the real one lies behind it in the same memory.
struct shim_file {
    sqlite3_file base;
};

sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(file) + sizeof(shim_file));
}

const sqlite3_io_methods& methods_of(sqlite3_file* file) {
    return *real_of(file)->pMethods;
}

int close_file(sqlite3_file* file) {
    return methods_of(file).xClose(real_of(file));
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 from) {
    return methods_of(file).xRead(real_of(file), to, size, from);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 to) {
    if (write_code != SQLITE_OK) return write_code;
    return methods_of(file).xWrite(real_of(file), from, size, to);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return methods_of(file).xTruncate(real_of(file), size);
}
int sync(sqlite3_file* file, int flags) {
    if (sync_code != SQLITE_OK) return sync_code;
    return methods_of(file).xSync(real_of(file), flags);
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
    return methods_of(file).xFileSize(real_of(file), size);
}
int lock(sqlite3_file* file, int level) {
    return methods_of(file).xLock(real_of(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return methods_of(file).xUnlock(real_of(file), level);
}
int check_lock(sqlite3_file* file, int* held) {
    return methods_of(file).xCheckReservedLock(real_of(file), held);
}
int control(sqlite3_file* file, int operation, void* argument) {
    return methods_of(file).xFileControl(real_of(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
    return methods_of(file).xSectorSize(real_of(file));
}
int characteristics(sqlite3_file* file) {
    return methods_of(file).xDeviceCharacteristics(real_of(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return methods_of(file).xShmMap(real_of(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return methods_of(file).xShmLock(real_of(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) {
    methods_of(file).xShmBarrier(real_of(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
    return methods_of(file).xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods shim_methods{
    2,
    close_file,
    read,
    write,
    truncate,
    sync,
    size_of,
    lock,
    unlock,
    check_lock,
    control,
    sector_size,
    characteristics,
    shm_map,
    shm_lock,
    shm_barrier,
    shm_unmap,
    nullptr,
    nullptr};

int open_file(sqlite3_vfs* shim, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const real = static_cast<sqlite3_vfs*>(shim->pAppData);
    file->pMethods = nullptr;
    const int opened = real->xOpen(real, name, real_of(file), flags, out);
    if (real_of(file)->pMethods != nullptr) file->pMethods = &shim_methods;
    return opened;
}

}  // namespace

faulty_disk::faulty_disk() : real_(sqlite3_vfs_find(nullptr)), shim_(*real_) {
    fail_writes(SQLITE_OK);
    fail_syncs(SQLITE_OK);
    shim_.zName = "faulty";
    shim_.pAppData = real_;
    shim_.szOsFile = real_->szOsFile + static_cast<int>(sizeof(shim_file));
    shim_.xOpen = open_file;
    shim_.pNext = nullptr;
    sqlite3_vfs_register(&shim_, 1);
}

faulty_disk::~faulty_disk() {
    sqlite3_vfs_unregister(&shim_);
    sqlite3_vfs_register(real_, 1);
}

void faulty_disk::fail_writes(int code) {
    write_code = code;
}

void faulty_disk::fail_syncs(int code) {
    sync_code = code;
}

}  // namespace lotsen::test
