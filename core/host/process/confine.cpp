// confine: by what the kernel has. Landlock: linux/landlock.h, landlock(7). seccomp: libseccomp.
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <memory>

#include "core/base/sanitizers.hpp"
#include "core/host/process/confinement.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t reads =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writes = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                 LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                 LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
/// What later versions of Landlock ask about: moving between folders (2), cutting a file (3). In
/// the numbers of landlock(7), since the headers may be older than the kernel.
constexpr std::uint64_t moves = 1U << 13U;
constexpr std::uint64_t cuts = 1U << 14U;
/// What makes sense of a file; of a folder all do.
constexpr std::uint64_t of_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
                                   LANDLOCK_ACCESS_FS_WRITE_FILE | cuts;

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// Processes and threads that the user has now, by /proc.
std::size_t tasks_of_user() {
    std::size_t count = 0;
    std::error_code gone;
    for (const auto& process : fs::directory_iterator("/proc", gone)) {
        struct stat seen {};
        // "self" is another name of this one.
        if (process.is_symlink(gone) || stat(process.path().c_str(), &seen) != 0 ||
            seen.st_uid != getuid())
            continue;
        const fs::directory_iterator threads(process.path() / "task", gone);
        count += static_cast<std::size_t>(std::distance(begin(threads), end(threads)));
    }
    return count;
}

/// False where the kernel does not hold this user to it (setrlimit(2)).
bool limit_processes(std::size_t most) {
    limit(RLIMIT_NPROC, tasks_of_user() + most);
    return geteuid() != 0;
}

/// Programs, libraries and what they need to know of the machine. Not /etc as a whole: the server's
/// own key may lie there.
std::vector<fs::path> of_the_system() {
    std::vector<fs::path> all{
        "/usr",
        "/bin",
        "/lib",
        "/lib64",
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/etc/timezone",
        "/etc/alternatives",
        "/proc/self",
        "/proc/meminfo",
        "/proc/cpuinfo",
        "/sys/devices/system/cpu"};
    std::error_code none;
    for (const auto& entry : fs::directory_iterator("/etc", none))
        if (entry.path().filename().string().starts_with("python")) all.push_back(entry.path());
    return all;
}

/// A Landlock ruleset under way.
class file_rules {
  public:
    file_rules() {
        const auto version =
            syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
        handled_ = reads | writes | (version >= 2 ? moves : 0) | (version >= 3 ? cuts : 0);
        landlock_ruleset_attr handled{};
        handled.handled_access_fs = handled_;
        rules_ =
            static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
    }
    file_rules(const file_rules&) = delete;
    file_rules& operator=(const file_rules&) = delete;
    ~file_rules() {
        if (rules_ >= 0) close(rules_);
    }

    bool there() const { return rules_ >= 0; }

    /// What is not there is passed over.
    void allow(const fs::path& path, std::uint64_t access) const {
        const int opened = open(path.c_str(), O_PATH | O_CLOEXEC);
        if (opened < 0) return;
        std::error_code none;
        landlock_path_beneath_attr rule{};
        rule.allowed_access =
            handled_ & (fs::is_directory(path, none) ? access : access & of_files);
        rule.parent_fd = opened;
        syscall(SYS_landlock_add_rule, rules_, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        close(opened);
    }

    bool enforce() const { return syscall(SYS_landlock_restrict_self, rules_, 0) == 0; }

  private:
    std::uint64_t handled_ = 0;
    int rules_ = -1;
};

bool confine_files(const confinement& allowed) {
    const file_rules rules;
    if (!rules.there()) return false;
    for (const auto& one : of_the_system())
        rules.allow(one, reads);
    for (const auto* one : {"/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"})
        rules.allow(one, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | cuts);
    for (const auto& one : allowed.readable)
        rules.allow(one, reads);
    rules.allow(allowed.module ? allowed.served : allowed.served.parent_path(), reads);
    rules.allow(allowed.data, reads | writes | moves | cuts);
    return rules.enforce();
}

constexpr int fchmodat2 = 452;  // whose name libseccomp 2.5 does not know

/// Calls that a plugin has no business with: other processes, the machine, the kernel; and what
/// changes a file by its name without Landlock's leave: its owner, its mode, on older kernels its
/// size.
constexpr auto refused = std::to_array<int>({
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(kcmp),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(adjtimex),
    SCMP_SYS(clock_adjtime),
    SCMP_SYS(sethostname),
    SCMP_SYS(setdomainname),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(personality),
    SCMP_SYS(syslog),
    SCMP_SYS(truncate),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmodat),
    fchmodat2,
    SCMP_SYS(chown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(lremovexattr),
    SCMP_SYS(tkill),
});

bool confine_calls(const confinement& allowed) {
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(
        seccomp_init(SCMP_ACT_ALLOW), seccomp_release
    );
    if (!filter) return false;
    bool sound = true;
    for (const int call : refused)
        sound = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0) == 0 && sound;
    // Signals to nobody but itself.
    const auto others = SCMP_A0(SCMP_CMP_NE, static_cast<scmp_datum_t>(getpid()));
    for (const int call :
         {SCMP_SYS(kill), SCMP_SYS(tgkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo)})
        sound =
            seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 1, others) == 0 && sound;
    if (allowed.processes == 0) {
        for (const int call : {SCMP_SYS(fork), SCMP_SYS(vfork)})
            sound = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EAGAIN), call, 0) == 0 && sound;
        // A thread is no process. clone3's flags cannot be seen; without it, clone is used.
        const auto no_thread = SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0);
        const auto clone = SCMP_SYS(clone);
        const auto clone3 = SCMP_SYS(clone3);
        sound = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EAGAIN), clone, 1, no_thread) == 0 &&
                seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), clone3, 0) == 0 && sound;
    }
    return seccomp_load(filter.get()) == 0 && sound;
}

}  // namespace

std::vector<std::string> confine(const confinement& allowed) {
    constexpr rlim_t mebibyte = 1U << 20U;
    std::vector<std::string> missing;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) missing.emplace_back("no_new_privs");
    // A sanitizer's own tables are larger than any limit.
    if (!sanitized) limit(RLIMIT_DATA, allowed.memory_mib * mebibyte);
    limit(RLIMIT_NOFILE, allowed.files);
    limit(RLIMIT_CORE, 0);
    if (allowed.processes > 0 && !limit_processes(allowed.processes))
        missing.emplace_back("rlimit_nproc");
    if (!allowed.data.empty() && !confine_files(allowed)) missing.emplace_back("landlock");
    if (!confine_calls(allowed)) missing.emplace_back("seccomp");
    return missing;
}

}  // namespace lotsen
