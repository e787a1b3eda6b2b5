/* Times every key of librime, the input method of Debian's librime1, beside ours: `librime USER_FOLDER SCHEMA < keys`.
   A line of keys is answered by the first candidate, then the nanoseconds of each key with its page, after tabs.
   The first line of the answer is the microseconds from the start to the first page, and the memory in use then, in kB.
   The library is opened at run time, so that it need not be there to build; its structures are those of version 1. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    int data_size;
    const char *shared_data_dir, *user_data_dir, *distribution_name, *distribution_code_name, *distribution_version;
    const char *app_name;
    const char **modules;
    int min_log_level;
    const char *log_dir, *prebuilt_data_dir, *staging_dir;
} Traits;

typedef struct {
    char *text, *comment;
    void *reserved;
} Candidate;

typedef struct {
    int data_size;
    struct {
        int length, cursor_pos, sel_start, sel_end;
        char *preedit;
    } composition;
    struct {
        int page_size, page_no, is_last_page, highlighted_candidate_index, num_candidates;
        Candidate *candidates;
        char *select_keys;
    } menu;
    char *commit_text_preview;
    char **select_labels;
} Context;

static void *library;

static void *named(const char *name) {
    void *found = dlsym(library, name);
    if (!found) exit(3);
    return found;
}

static long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

static long resident(void) {
    long kilobytes = 0;
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status)) sscanf(line, "VmRSS: %ld", &kilobytes);
    if (status) fclose(status);
    return kilobytes;
}

int main(int argc, char **argv) {
    long begun = nanoseconds();
    if (argc != 3 || !(library = dlopen("librime.so.1", RTLD_NOW))) return 2;
    void (*setup)(Traits *) = (void (*)(Traits *))named("RimeSetup");
    void (*initialize)(Traits *) = (void (*)(Traits *))named("RimeInitialize");
    unsigned long (*create)(void) = (unsigned long (*)(void))named("RimeCreateSession");
    int (*select)(unsigned long, const char *) = (int (*)(unsigned long, const char *))named("RimeSelectSchema");
    int (*press)(unsigned long, int, int) = (int (*)(unsigned long, int, int))named("RimeProcessKey");
    int (*context)(unsigned long, Context *) = (int (*)(unsigned long, Context *))named("RimeGetContext");
    int (*release)(Context *) = (int (*)(Context *))named("RimeFreeContext");
    void (*clear)(unsigned long) = (void (*)(unsigned long))named("RimeClearComposition");

    Traits traits;
    memset(&traits, 0, sizeof traits);
    traits.data_size = sizeof traits - sizeof traits.data_size;
    traits.shared_data_dir = "/usr/share/rime-data";
    traits.user_data_dir = argv[1];
    traits.distribution_name = traits.distribution_code_name = traits.distribution_version = "bench";
    traits.app_name = "rime.bench";
    traits.min_log_level = 3;
    traits.log_dir = argv[1];
    setup(&traits);
    initialize(&traits);
    unsigned long session = create();
    if (!session || !select(session, argv[2])) return 3;

    char line[1024];
    static long times[1024];
    int is_first = 1;
    while (fgets(line, sizeof line, stdin)) {
        int keys = 0;
        char text[1024] = "";
        for (char *key = line; *key && *key != '\n'; key++) {
            Context page;
            memset(&page, 0, sizeof page);
            page.data_size = sizeof page - sizeof page.data_size;
            long before = nanoseconds();
            press(session, *key, 0);
            int has_page = context(session, &page);
            if (has_page && page.menu.num_candidates > 0) snprintf(text, sizeof text, "%s", page.menu.candidates[0].text);
            if (has_page) release(&page);
            times[keys++] = nanoseconds() - before;
            if (is_first) printf("%ld\t%ld\n", (nanoseconds() - begun) / 1000, resident());
            is_first = 0;
        }
        clear(session);
        printf("%s", text);
        for (int key = 0; key < keys; key++) printf("\t%ld", times[key]);
        printf("\n");
    }
    return 0;
}
