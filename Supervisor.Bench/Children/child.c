/*
 * What the measured daemons run. It tells the benchmark, through a FIFO, when it is in main(): one write of one record,
 * smaller than PIPE_BUF and so never mixed with another's. The clock is CLOCK_MONOTONIC, the benchmark's own.
 *
 *   child report FIFO SLOT                    report, then wait to be killed
 *   child flood FIFO SLOT GATE SECONDS BLOCK  report, wait until GATE opens, write lines to stdout, BLOCK bytes at a time,
 *                                             report how many bytes
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { STARTED = 0, BEGUN = 1, DONE = 2, LINE = 100, LARGEST = 1 << 20 };

struct report {
    int32_t slot, pid, kind, unused;
    int64_t nanoseconds, bytes;
};

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static void tell(int fifo, const char *slot, int kind, int64_t at, int64_t bytes) {
    struct report r = { atoi(slot), getpid(), kind, 0, at, bytes };
    if (write(fifo, &r, sizeof r) != sizeof r) _exit(3);
}

static void flood(int fifo, const char *slot, const char *gate, int64_t seconds, int size) {
    static char block[LARGEST];
    int64_t bytes = 0, begin, end;

    if (size < 1 || size > LARGEST) _exit(2);
    for (int i = 0; i < size; i++) block[i] = i % LINE == LINE - 1 ? '\n' : 'a' + i % LINE % 26;
    if (open(gate, O_RDONLY) < 0) _exit(4);
    begin = now();
    tell(fifo, slot, BEGUN, begin, 0);
    do {
        ssize_t n = write(STDOUT_FILENO, block, size);
        if (n <= 0) _exit(5);
        bytes += n;
        end = now();
    } while (end - begin < seconds * INT64_C(1000000000));
    tell(fifo, slot, DONE, end, bytes);
}

int main(int argc, char **argv) {
    int64_t started = now();
    int fifo = argc >= 4 ? open(argv[2], O_WRONLY) : -1;

    if (fifo < 0) return 2;
    tell(fifo, argv[3], STARTED, started, 0);
    if (argc == 7 && strcmp(argv[1], "flood") == 0) flood(fifo, argv[3], argv[4], atoi(argv[5]), atoi(argv[6]));
    for (;;) pause();
}
