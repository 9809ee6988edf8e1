/*
 * What the measured daemons run. It tells the benchmark, through a FIFO, when it is in main(): one write of one record,
 * smaller than PIPE_BUF and so never mixed with another's. The clock is CLOCK_MONOTONIC, the benchmark's own.
 *
 *   child report FIFO SLOT                    report, then wait to be killed
 *   child flood FIFO SLOT GATE SECONDS BLOCK  report, wait until GATE opens, write lines to stdout, BLOCK bytes at a time,
 *                                             report how many bytes
 *   child listen FIFO SLOT COUNT              an event listener: report the first event and the COUNTth, answer all
 *   child deaf FIFO SLOT                      an event listener that takes one event and never answers
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

static void ready(void) {
    if (write(STDOUT_FILENO, "READY\n", 6) != 6) _exit(5);
}

/* One event at a time is all that a daemon sends: what is read is a header line, its payload, and never more. */
static void listen_to_events(int fifo, const char *slot, int64_t count) {
    static char event[LARGEST];
    for (int64_t heard = 1;; heard++) {
        int64_t size = 0, wanted = LARGEST;
        ready();
        while (size < wanted) {
            ssize_t n = read(STDIN_FILENO, event + size, LARGEST - 1 - size);
            char *end, *len;
            if (n <= 0) _exit(6);
            event[size += n] = 0;
            if (wanted == LARGEST && (end = strchr(event, '\n')) && (len = strstr(event, " len:")))
                wanted = end + 1 - event + atoll(len + 5);
        }
        if (heard == 1) tell(fifo, slot, BEGUN, now(), 0);
        if (heard == count) tell(fifo, slot, DONE, now(), heard);
        if (write(STDOUT_FILENO, "RESULT 2\nOK", 11) != 11) _exit(5);
    }
}

int main(int argc, char **argv) {
    int64_t started = now();
    int fifo = argc >= 4 ? open(argv[2], O_WRONLY) : -1;

    if (fifo < 0) return 2;
    tell(fifo, argv[3], STARTED, started, 0);
    if (argc == 7 && strcmp(argv[1], "flood") == 0) flood(fifo, argv[3], argv[4], atoi(argv[5]), atoi(argv[6]));
    if (argc == 5 && strcmp(argv[1], "listen") == 0) listen_to_events(fifo, argv[3], atoll(argv[4]));
    if (strcmp(argv[1], "deaf") == 0) ready();
    for (;;) pause();
}
