/* Lets calls of the system fail, for scripts/test-faults.py: FAULT_CALL names the kind, FAULT_AT the first of its calls that fails,
   FAULT_COUNT how many fail from there on, FAULT_ERRNO the error. Whether one did fail is told by a file, FAULT_SEEN. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? atol(text) : otherwise;
}

static int fails(const char *call) {
  static int seen;
  const char *kind = getenv("FAULT_CALL");
  if (!kind || strcmp(kind, call)) return 0;
  long at = __atomic_add_fetch(&seen, 1, __ATOMIC_RELAXED), first = number("FAULT_AT", 0);
  if (at < first || at >= first + number("FAULT_COUNT", 1)) return 0;
  const char *told = getenv("FAULT_SEEN");
  if (told) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY, 0600));
  errno = (int)number("FAULT_ERRNO", EIO);
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
  if (fails("write")) return -1;
  /* A short write is a success, too: the rest has to be written. */
  if (fails("short") && count > 1) count /= 2;
  return NEXT(write)(file, bytes, count);
}
ssize_t read(int file, void *bytes, size_t count) { return fails("read") ? -1 : NEXT(read)(file, bytes, count); }
int close(int file) { int failed = fails("close"); int code = NEXT(close)(file); return failed ? (errno = EIO, -1) : code; }
int rename(const char *from, const char *to) { return fails("rename") ? -1 : NEXT(rename)(from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) {
  return fails("linkat") ? -1 : NEXT(linkat)(a, from, b, to, flags);
}
int mkdir(const char *path, mode_t mode) { return fails("mkdir") ? -1 : NEXT(mkdir)(path, mode); }
int fchmod(int file, mode_t mode) { return fails("fchmod") ? -1 : NEXT(fchmod)(file, mode); }
int unlink(const char *path) { return fails("unlink") ? -1 : NEXT(unlink)(path); }
#define OPEN(name)                                                                                                            \
  int name(const char *path, int flags, ...) {                                                                                 \
    va_list list;                                                                                                              \
    va_start(list, flags);                                                                                                     \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;                                                    \
    va_end(list);                                                                                                              \
    return fails("open") ? -1 : NEXT(name)(path, flags, mode);                                                                 \
  }
OPEN(open)
OPEN(open64)
